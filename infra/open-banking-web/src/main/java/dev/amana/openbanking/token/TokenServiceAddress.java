package dev.amana.openbanking.token;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where this service reaches token-service inside the bank ({@code amana.token-service-base}). */
@ConfigurationProperties("amana")
record TokenServiceAddress(URI tokenServiceBase) {

    URI jwks() {
        return URI.create(tokenServiceBase + "/apigateway/as/jwks");
    }
}
