package dev.amana.consent.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last line of an archive, without which it is not whole.
 *
 * @param events how many lines are before it
 * @param sha256 of all bytes before it, in hexadecimal
 */
record ArchiveEnd(long events, String sha256) {

    private static final JsonMapper JSON = new JsonMapper();

    static ArchiveEnd of(long events, MessageDigest digest) {
        return new ArchiveEnd(events, HexFormat.of().formatHex(digest.digest()));
    }

    byte[] line() {
        return JSON.writeValueAsBytes(this);
    }

    static ArchiveEnd parse(byte[] line) {
        try {
            return JSON.readValue(line, ArchiveEnd.class);
        } catch (JacksonException other) {
            throw new UnreadableArchive("the archive has no end: it was cut off", other);
        }
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
