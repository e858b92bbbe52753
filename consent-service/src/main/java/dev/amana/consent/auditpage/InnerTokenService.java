package dev.amana.consent.auditpage;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where this service itself reaches the staff issuer: inside the bank, at the first of token-service's instances
 * ({@code amana.token-service-base}), the one whose address staff's browsers know too.
 */
@ConfigurationProperties("amana")
record InnerTokenService(List<URI> tokenServiceBase) {

    String at(URI issuer, String path) {
        return tokenServiceBase.getFirst() + issuer.getRawPath() + path;
    }
}
