package dev.amana.openbanking.token;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where this service reaches the instances of token-service inside the bank ({@code amana.token-service-base}). */
@ConfigurationProperties("amana")
record TokenServiceAddress(List<URI> tokenServiceBase) {

    /** Where its public keys are. */
    static final String JWKS = "/apigateway/as/jwks";
}
