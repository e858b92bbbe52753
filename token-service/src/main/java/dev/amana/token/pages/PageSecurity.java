package dev.amana.token.pages;

import dev.amana.token.TokenServiceSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What guards the pages (docs/reference/security-profile.md §2 "session"). Who the customer is the attempt knows, not this chain. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    private static final long ONE_YEAR_SECONDS = 31_536_000;

    @Bean
    @Order(20)
    SecurityFilterChain pages(HttpSecurity http, TokenServiceSettings settings) {
        boolean tls = "https".equals(settings.publicBase().getScheme());
        return http.securityMatcher("/authpage/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository()))
                .exceptionHandling(handling -> handling.accessDeniedHandler(PageSecurity::formRefused))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives(PageHeaders.policy("'self'")))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                        .crossOriginOpenerPolicy(opener -> opener.policy(
                                org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                        .CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(_ -> tls)
                                .maxAgeInSeconds(ONE_YEAR_SECONDS)
                                .includeSubDomains(false)))
                .build();
    }

    /** A form without our token, or from before the session ended: a page says so, and nothing was done. */
    private static void formRefused(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws java.io.IOException, jakarta.servlet.ServletException {
        request.setAttribute(ProblemPages.REFUSED_PATH, request.getRequestURI());
        request.getRequestDispatcher("/authpage/form-refused").forward(request, response);
    }
}
