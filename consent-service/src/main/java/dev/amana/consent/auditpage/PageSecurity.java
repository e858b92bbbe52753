package dev.amana.consent.auditpage;

import dev.amana.openbanking.token.StaffRole;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What guards the page. It lies before the chain of the API, whose paths are others. */
@WithConsole
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    private static final Logger log = LoggerFactory.getLogger(PageSecurity.class);

    private static final long ONE_YEAR_SECONDS = 31_536_000;

    private static final String[] PATHS = {
        "/audit",
        "/audit/",
        "/audit/view/**",
        "/audit/assets/**",
        "/audit/login/**",
        "/audit/signed-out",
        "/audit/sign-out",
        "/audit/no-auditor"
    };

    @Bean
    @Order(0)
    SecurityFilterChain auditPage(
            HttpSecurity http,
            ConsoleSettings settings,
            InstantSource clock,
            OAuth2AuthorizedClientRepository noTokensKept) {
        LoginUrlAuthenticationEntryPoint signIn =
                new LoginUrlAuthenticationEntryPoint(SignIn.BEGIN + "/" + SignIn.STAFF);
        return http.securityMatcher(PATHS)
                .authorizeHttpRequests(paths -> paths.requestMatchers(
                                "/audit/assets/**", "/audit/signed-out", "/audit/no-auditor")
                        .permitAll()
                        .anyRequest()
                        .access((who, _) -> new AuthorizationDecision(mayLook(who.get(), settings, clock.instant()))))
                .oauth2Login(login -> login.loginPage(signIn.getLoginFormUrl())
                        .authorizationEndpoint(endpoint -> endpoint.baseUri(SignIn.BEGIN))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri(SignIn.RETURN))
                        .authorizedClientRepository(noTokensKept)
                        .defaultSuccessUrl("/audit/")
                        .failureHandler((_, response, failure) -> notSignedIn(response, failure)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(signIn)
                        .accessDeniedHandler((request, response, _) -> denied(request, response)))
                .logout(logout -> logout.logoutUrl("/audit/sign-out").logoutSuccessUrl("/audit/signed-out"))
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives(policy(settings.issuer())))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                        .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(_ -> settings.overTls())
                                .maxAgeInSeconds(ONE_YEAR_SECONDS)
                                .includeSubDomains(false)))
                .build();
    }

    /** The page calls nobody with the auditor's token. */
    @Bean
    OAuth2AuthorizedClientRepository noTokensKept() {
        return new NoTokensKept();
    }

    private static boolean mayLook(@Nullable Authentication who, ConsoleSettings settings, Instant now) {
        return who != null
                && who.getPrincipal() instanceof OidcUser user
                && isAuditor(who)
                && signedInAt(user).plus(settings.sessionLongest()).isAfter(now);
    }

    private static boolean isAuditor(Authentication who) {
        return who.getAuthorities().stream()
                .anyMatch(role -> StaffRole.AUDITOR.name().equals(role.getAuthority()));
    }

    /** Nothing but our own files; a form leads here, or to the issuer where the session has ended meanwhile. */
    private static String policy(URI issuer) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self' "
                + issuer.getScheme() + "://" + issuer.getRawAuthority()
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    private static Instant signedInAt(OidcUser user) {
        return Objects.requireNonNull(
                user.getIdToken().getIssuedAt(), "an ID token has its time (OpenID Connect Core §2)");
    }

    /** The failure itself is not kept in the session, as it would be by default: not every one can be. */
    private static void notSignedIn(HttpServletResponse response, AuthenticationException failure) throws IOException {
        String reason = failure instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        log.warn("nobody is signed in to the audit page: {}", reason);
        response.sendRedirect("/audit/signed-out?failed");
    }

    /** Somebody without the role, or whose session has been long enough: it ends. */
    private static void denied(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        boolean auditor = who != null && isAuditor(who);
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        response.sendRedirect(auditor ? "/audit/" : "/audit/no-auditor");
    }
}
