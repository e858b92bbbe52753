package dev.amana.token.server;

import dev.amana.token.TokenServiceSettings;
import dev.amana.token.errors.OAuthErrorResponses;
import dev.amana.token.errors.OAuthRequestGuard;
import dev.amana.traces.FixedPaths;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Who may come to which path. The customer's pages have chains of their own with an order below 90; what no chain names is not there.
 * Spring Authorization Server reads the requests and sends the answers; every decision between is one of our providers.
 */
@Configuration(proxyBeanMethods = false)
class RequestChains {

    @Bean
    @Order(90)
    SecurityFilterChain documents(HttpSecurity http) {
        return stateless(http)
                .securityMatcher(
                        Endpoints.AUTHORISATION,
                        Endpoints.AUTHORISATION_ALIAS,
                        Endpoints.JWKS,
                        Endpoints.USERINFO,
                        Endpoints.OPENID_CONFIGURATION,
                        Endpoints.OPENID_CONFIGURATION_INSERTED,
                        Endpoints.SERVER_METADATA)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain authorisationServer(HttpSecurity http, Providers providers, OAuthErrorResponses errors) {
        return stateless(http)
                .securityMatcher(Endpoints.TOKEN, Endpoints.PAR, Endpoints.INTROSPECT, Endpoints.REVOKE)
                .addFilterBefore(new OAuthRequestGuard(errors), SecurityContextHolderFilter.class)
                .oauth2AuthorizationServer(server -> server.clientAuthentication(client ->
                                client.authenticationConverters(all -> only(all, providers.clientCredentials()))
                                        .authenticationProviders(all -> only(all, providers.clientProofs()))
                                        .errorResponseHandler(errors))
                        .tokenEndpoint(token -> token.accessTokenRequestConverters(all -> only(
                                        all,
                                        new OAuth2ClientCredentialsAuthenticationConverter(),
                                        new OAuth2AuthorizationCodeAuthenticationConverter(),
                                        new OAuth2RefreshTokenAuthenticationConverter()))
                                .authenticationProviders(all -> only(all, providers.grants()))
                                .errorResponseHandler(errors))
                        .pushedAuthorizationRequestEndpoint(par -> par.pushedAuthorizationRequestConverters(
                                        all -> only(all, providers.pushedRequestConverter()))
                                .authenticationProviders(all -> only(all, providers.pushedRequests()))
                                .errorResponseHandler(errors))
                        .tokenIntrospectionEndpoint(introspection -> introspection
                                .authenticationProviders(all -> only(all, providers.introspection()))
                                .errorResponseHandler(errors))
                        .tokenRevocationEndpoint(revocation -> revocation
                                .authenticationProviders(all -> only(all, providers.revocation()))
                                .errorResponseHandler(errors)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(errors))
                .build();
    }

    @Bean
    @Order(110)
    SecurityFilterChain internal(HttpSecurity http, TokenServiceSettings settings) {
        return stateless(http)
                .securityMatcher("/internal/**")
                .addFilterBefore(AdminKeyFilter.of(settings.adminKeyFile()), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(120)
    SecurityFilterChain everythingElse(HttpSecurity http) {
        return stateless(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/**", Endpoints.ISSUER + "/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .build();
    }

    /** Every filter and every decision would be measured at every request otherwise, and nobody reads that. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    @SafeVarargs
    private static <T> void only(List<T> all, T... ours) {
        all.clear();
        all.addAll(List.of(ours));
    }

    /** What is no request to anyone, by the firewall's rules. */
    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return (request, response, rejected) -> response.setStatus(HttpStatus.BAD_REQUEST.value());
    }

    /** Served by filters, before any route is looked for. */
    @Bean
    FixedPaths pathsOfTheAuthorizationServer() {
        return new FixedPaths(Set.of(
                Endpoints.AUTHORISATION,
                Endpoints.AUTHORISATION_ALIAS,
                Endpoints.PAR,
                Endpoints.TOKEN,
                Endpoints.INTROSPECT,
                Endpoints.REVOKE,
                Endpoints.JWKS,
                Endpoints.USERINFO));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(TokenServiceSettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuer().toString())
                .authorizationEndpoint(Endpoints.AUTHORISATION)
                .pushedAuthorizationRequestEndpoint(Endpoints.PAR)
                .tokenEndpoint(Endpoints.TOKEN)
                .tokenIntrospectionEndpoint(Endpoints.INTROSPECT)
                .tokenRevocationEndpoint(Endpoints.REVOKE)
                .jwkSetEndpoint(Endpoints.JWKS)
                .oidcUserInfoEndpoint(Endpoints.USERINFO)
                .build();
    }
}
