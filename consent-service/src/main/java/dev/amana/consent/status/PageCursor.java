package dev.amana.consent.status;

import dev.amana.consent.consents.ConsentId;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a list of consents, the newest first, has been read: up to and with this one. Opaque to whoever asks. */
public record PageCursor(Instant createdAt, ConsentId consentId) {

    /** Milliseconds since 1970, which have 13 digits until the year 2286. */
    private static final Pattern SPELLING = Pattern.compile("(\\d{13})\\.(.{22})");

    static PageCursor past(ConsentStatus consent) {
        return new PageCursor(consent.terms().createdAt(), consent.consentId());
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException for a text that this service never gave
     */
    public static PageCursor of(String text) {
        Matcher parts = SPELLING.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("this is no cursor");
        }
        return new PageCursor(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), new ConsentId(parts.group(2)));
    }

    @Override
    public String toString() {
        return createdAt.toEpochMilli() + "." + consentId;
    }
}
