package dev.amana.consent.consents;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names one consent: 128 random bits as 22 characters of base64url (reference S2's {@code glBChqDKSK2SkOUS3n1pOQ}). */
public record ConsentId(String value) {

    private static final int BYTES = 16;
    /** The last character carries two bits only, so that each id has one spelling. */
    private static final Pattern SPELLING = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

    public ConsentId {
        if (!SPELLING.matcher(value).matches()) {
            throw new IllegalArgumentException("a ConsentId is 128 bits in base64url");
        }
    }

    /** The id that these 16 bytes spell. */
    public static ConsentId of(byte[] bits) {
        if (bits.length != BYTES) {
            throw new IllegalArgumentException("a ConsentId has 128 bits");
        }
        return new ConsentId(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** The id in this text, or empty where the text can be no consent's id. */
    public static Optional<ConsentId> parse(String text) {
        return SPELLING.matcher(text).matches() ? Optional.of(new ConsentId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
