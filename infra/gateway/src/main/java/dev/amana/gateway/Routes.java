package dev.amana.gateway;

import static org.springframework.web.servlet.function.RequestPredicates.path;

import dev.amana.gateway.addresses.Addresses;
import dev.amana.gateway.forward.Forwarding;
import dev.amana.instances.Instances;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Every path that leads inside, first match first. What is not here does not exist to the world: {@code /internal} and
 * {@code /actuator} of the services are out of reach.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final String API = "/apigateway/bobf/release1.0.0";

    @Bean
    Instances consentService(Addresses addresses) {
        return new Instances("consent-service", addresses.consentServiceBase());
    }

    @Bean
    Instances tokenService(Addresses addresses) {
        return new Instances("token-service", addresses.tokenServiceBase());
    }

    @Bean
    Instances aispService(Addresses addresses) {
        return new Instances("aisp-service", addresses.aispServiceBase());
    }

    @Bean
    RouterFunction<ServerResponse> publicRoutes(
            Forwarding forwarding,
            Addresses addresses,
            Instances consentService,
            Instances tokenService,
            Instances aispService) {
        var secure = Optional.ofNullable(addresses.secure());
        var consents = forwarding.to(
                "consent-service",
                consentService,
                secure.map(over -> new Instances("consent-service over TLS", over.consentServiceBase())));
        var accounts = forwarding.to(
                "aisp-service",
                aispService,
                secure.map(over -> new Instances("aisp-service over TLS", over.aispServiceBase())));
        var tokens = forwarding.to(
                "token-service",
                tokenService,
                secure.map(over -> new Instances("token-service over TLS", over.tokenServiceBase())));
        return RouterFunctions.route()
                .route(path(API + "/account-access-consents/**"), consents)
                .route(path(API + "/**"), accounts)
                .route(path("/apigateway/as/**"), tokens)
                .route(path("/as/authorization.oauth2"), tokens)
                .route(path("/authpage/**"), tokens)
                .route(path("/.well-known/openid-configuration/**"), tokens)
                .route(path("/.well-known/oauth-authorization-server/**"), tokens)
                .build();
    }
}
