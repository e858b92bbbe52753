package dev.amana.consent.service;

import dev.amana.consent.json.ConsentValues;
import dev.amana.openbanking.token.ResourceServer;
import dev.amana.openbanking.token.StaffRole;
import dev.amana.openbanking.token.StaffServer;
import dev.amana.openbanking.token.TokenKind;
import dev.amana.revocations.RevocationFilter;
import dev.amana.revocations.StandingTokens;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import tools.jackson.databind.JacksonModule;

/** Which token opens which path, and the service's clock. */
@Configuration(proxyBeanMethods = false)
class ServiceConfiguration {

    /** Ticks in milliseconds, the finest time that the API can show: what is enforced is what was shown. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(java.time.ZoneOffset.UTC);
    }

    @Bean
    JacksonModule consentValues() {
        return ConsentValues.module();
    }

    @Bean
    @Order(1)
    SecurityFilterChain internalApi(HttpSecurity http, ResourceServer resourceServer) {
        return resourceServer
                .internalApi(http)
                .securityMatcher("/internal/**")
                .authorizeHttpRequests(paths -> paths.requestMatchers(HttpMethod.POST, "/internal/**")
                        .access(ResourceServer.requires(TokenKind.INTERNAL, "consents:decide"))
                        .anyRequest()
                        .access(ResourceServer.requires(TokenKind.INTERNAL, "consents:read")))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain publicApi(HttpSecurity http, ResourceServer resourceServer, StandingTokens standing) {
        return resourceServer
                .publicApi(http)
                .securityMatcher("/apigateway/**")
                .addFilterAfter(new RevocationFilter(standing), AuthorizationFilter.class)
                .authorizeHttpRequests(
                        paths -> paths.requestMatchers("/apigateway/bobf/release1.0.0/account-access-consents/**")
                                .access(ResourceServer.requires(TokenKind.PUBLIC, "accounts"))
                                .anyRequest()
                                .permitAll())
                .build();
    }

    /** What the bank's staff look at, at this service's own address; the gateway routes none of it. */
    @Bean
    @Order(3)
    SecurityFilterChain audit(HttpSecurity http, StaffServer staff) {
        return staff.api(http)
                .securityMatcher("/audit/**")
                .authorizeHttpRequests(paths -> paths.anyRequest().access(StaffServer.requires(StaffRole.AUDITOR)))
                .build();
    }

    /** What keeps the installation running, likewise. */
    @Bean
    @Order(4)
    SecurityFilterChain operations(HttpSecurity http, StaffServer staff) {
        return staff.api(http)
                .securityMatcher("/operations/**")
                .authorizeHttpRequests(paths -> paths.anyRequest().access(StaffServer.requires(StaffRole.OPERATOR)))
                .build();
    }
}
