package dev.amana.token.applications;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA-256 of an application's secret.
 *
 * @param keyVersion which data key it was made with
 * @param value 32 bytes
 */
public record SecretDigest(int keyVersion, byte[] value) {

    /** Compares in constant time. */
    public boolean matches(byte[] candidate) {
        return MessageDigest.isEqual(value, candidate);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretDigest(int version, byte[] bytes)
                && version == keyVersion
                && MessageDigest.isEqual(bytes, value);
    }

    @Override
    public int hashCode() {
        return 31 * keyVersion + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "SecretDigest[keyVersion=" + keyVersion + "]";
    }
}
