package dev.amana.consent.consents;

import java.util.UUID;

/**
 * Names one PSU's one attempt to decide on a consent. The same attempt told twice is a retry after a lost reply and gets
 * the first outcome; another attempt on an authorised consent is a re-authentication.
 */
public record AttemptId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
