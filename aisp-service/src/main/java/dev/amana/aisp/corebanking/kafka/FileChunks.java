package dev.amana.aisp.corebanking.kafka;

import dev.amana.aisp.corebanking.Reply;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Puts a file together from its numbered chunks, in whatever order they come, and lets nothing out of it before all are
 * there and the hash of the whole is right.
 */
final class FileChunks {
    /** Chunks of 256 KiB; more than this is no statement. */
    static final int MOST = 64;

    private final long maxBytes;
    private @Nullable JsonNode first;
    private byte @Nullable [][] parts;
    private long bytes;

    FileChunks(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes one more chunk: the file if it is whole now, why there will be none, or nothing yet. */
    Optional<Reply> take(JsonNode chunk) {
        var all = parts(chunk);
        var number = chunk.path("chunk").asInt(0);
        if (all.length == 0 || number < 1 || number > all.length || !ofSameFile(chunk)) {
            return unusable("a chunk that does not fit");
        }
        byte[] data;
        try {
            data = Base64.getDecoder().decode(chunk.path("data").asString(""));
        } catch (IllegalArgumentException e) {
            return unusable("a chunk that is not base64");
        }
        if (all[number - 1].length == 0) {
            all[number - 1] = data;
            bytes += data.length;
        }
        if (data.length == 0 || bytes > maxBytes) {
            return unusable("a file that is empty or too large");
        }
        return Arrays.stream(all).allMatch(part -> part.length > 0) ? Optional.of(whole(chunk, all)) : Optional.empty();
    }

    private byte[][] parts(JsonNode chunk) {
        var known = parts;
        if (known == null) {
            var count = chunk.path("chunks").asInt(0);
            known = new byte[count < 1 || count > MOST ? 0 : count][0];
            parts = known;
            first = chunk;
        }
        return known;
    }

    private boolean ofSameFile(JsonNode chunk) {
        var known = first;
        return known != null
                && known.path("chunks").equals(chunk.path("chunks"))
                && known.path("sha256").equals(chunk.path("sha256"))
                && known.path("contentType").equals(chunk.path("contentType"));
    }

    private static Reply whole(JsonNode chunk, byte[][] all) {
        var file = new ByteArrayOutputStream();
        for (var part : all) {
            file.writeBytes(part);
        }
        var content = file.toByteArray();
        return hash(content).equalsIgnoreCase(chunk.path("sha256").asString(""))
                ? new Reply.File(chunk.path("contentType").asString(""), content)
                : new Reply.Unavailable("a file whose hash is wrong");
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Optional<Reply> unusable(String reason) {
        return Optional.of(new Reply.Unavailable(reason));
    }
}
