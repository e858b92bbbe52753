package dev.amana.token.applications;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.util.Optional;

/**
 * What an application may prove itself with. It has keys, by value or by address, or a secret, or both.
 *
 * @param keys its public keys by value
 * @param keysAddress where its public keys are published
 * @param secretDigest HMAC-SHA-256 of its secret under a data key
 */
public record ClientAuthentication(
        Optional<JWKSet> keys, Optional<URI> keysAddress, Optional<SecretDigest> secretDigest) {

    /** Whether it may sign assertions (private_key_jwt). */
    public boolean hasKeys() {
        return keys.isPresent() || keysAddress.isPresent();
    }
}
