package dev.amana.token.limits;

import dev.amana.token.keys.DataKeyPurpose;
import dev.amana.token.keys.DataKeys;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * HMAC-SHA-256 of what must be recognised again and must not lie in the database, under data keys that are sealed by the master key: the
 * six digits of a code cannot be searched for in a stolen table.
 */
@Component
public class Fingerprints {

    /** What a fingerprint is made for; one of a purpose says nothing about one of another. */
    public enum Purpose {
        OneTimeCode(DataKeyPurpose.ONE_TIME_PASSWORD),
        Customer(DataKeyPurpose.SIGN_IN_LIMIT),
        Cpr(DataKeyPurpose.SIGN_IN_LIMIT),
        Address(DataKeyPurpose.SIGN_IN_LIMIT),
        Staff(DataKeyPurpose.SIGN_IN_LIMIT);

        private final DataKeyPurpose key;

        Purpose(DataKeyPurpose key) {
            this.key = key;
        }
    }

    private final DataKeys keys;

    Fingerprints(DataKeys keys) {
        this.keys = keys;
    }

    /** 32 bytes; no two different lists of parts give the same. */
    public byte[] of(Purpose purpose, String... parts) {
        String[] named =
                Stream.concat(Stream.of(purpose.name()), Stream.of(parts)).toArray(String[]::new);
        return keys.hmac(purpose.key, keys.currentVersion(purpose.key), named);
    }
}
