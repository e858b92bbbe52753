package dev.amana.openbanking.token;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who signs in the bank's staff, as its tokens name it ({@code amana.staff.issuer}). Its keys are fetched from
 * token-service's address inside the bank, under the issuer's path.
 */
@ConfigurationProperties("amana.staff")
record StaffIssuer(URI issuer) {

    String jwksPath() {
        return issuer.getRawPath() + "/jwks";
    }
}
