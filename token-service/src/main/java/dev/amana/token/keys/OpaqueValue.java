package dev.amana.token.keys;

import dev.amana.dpop.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** Codes, refresh tokens and request addresses: 256 random bits for whoever holds them, SHA-256 of them for us. */
public final class OpaqueValue {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private OpaqueValue() {}

    /** A new one in base64url. */
    public static String create() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of it. */
    public static byte[] digest(String value) {
        return Sha256.of(value);
    }
}
