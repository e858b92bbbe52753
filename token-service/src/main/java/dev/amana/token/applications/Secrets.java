package dev.amana.token.applications;

import dev.amana.token.keys.DataKeyPurpose;
import dev.amana.token.keys.DataKeys;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Applications' secrets: 256 random bits of our making, kept as HMAC-SHA-256. They are no passwords, so nothing slow is needed. */
@Component
public class Secrets {

    private static final int BYTES = 32;

    private final DataKeys keys;
    private final SecureRandom random = new SecureRandom();

    Secrets(DataKeys keys) {
        this.keys = keys;
    }

    /** A new secret in base64url, shown to its owner once. */
    public String generate() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a secret. */
    public SecretDigest digest(String secret) {
        int version = keys.currentVersion(DataKeyPurpose.CLIENT_SECRET);
        return new SecretDigest(version, keys.hmac(DataKeyPurpose.CLIENT_SECRET, version, secret));
    }

    /** Whether this is the secret; an application without one costs as much time as one with another. */
    public boolean matches(Optional<SecretDigest> kept, String secret) {
        int version =
                kept.map(SecretDigest::keyVersion).orElseGet(() -> keys.currentVersion(DataKeyPurpose.CLIENT_SECRET));
        byte[] candidate = keys.hmac(DataKeyPurpose.CLIENT_SECRET, version, secret);
        return kept.orElseGet(() -> new SecretDigest(version, new byte[BYTES])).matches(candidate) && kept.isPresent();
    }
}
