package dev.amana.token.staff.server;

import dev.amana.token.errors.OAuthErrorResponses;
import dev.amana.token.errors.OAuthRequestGuard;
import dev.amana.token.staff.StaffSettings;
import dev.amana.token.staff.signin.Headers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may come to which path below {@code /staff}. No chain of the customers or TPPs has one of these, and these know none of their
 * sessions, cookies or clients. The page's form carries a token of its own against forgery, bound to the sign-in's cookie.
 */
@Configuration(proxyBeanMethods = false)
class StaffChains {

    private static final long ONE_YEAR_SECONDS = 31_536_000;
    private static final String SIGN_IN = StaffSettings.PATH + "/sign-in/*";

    @Bean
    @Order(30)
    SecurityFilterChain staffTokenChain(HttpSecurity http, OAuthErrorResponses errors) {
        return stateless(http)
                .securityMatcher(StaffSettings.PATH + "/token")
                .addFilterBefore(new OAuthRequestGuard(errors), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(31)
    SecurityFilterChain staffPageChain(HttpSecurity http, StaffSettings settings) {
        return stateless(http)
                .securityMatcher(StaffSettings.PATH, StaffSettings.PATH + "/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                StaffSettings.PATH + "/.well-known/openid-configuration",
                                StaffSettings.PATH + "/jwks",
                                StaffSettings.PATH + "/staff.css",
                                StaffSettings.PATH + "/authorize",
                                SIGN_IN)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, SIGN_IN)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(Headers.policy("'self'")))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(_ -> settings.isSecure())
                                .maxAgeInSeconds(ONE_YEAR_SECONDS)
                                .includeSubDomains(false)))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
