package dev.amana.corebanking.requests;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A numbered piece of a file on {@code core-banking.replies.v1}.
 *
 * @param chunk counted from 1
 * @param sha256 of the whole file, in hexadecimal
 * @param data at most 256 KiB, in base64
 */
record Chunk(
        int schema,
        String requestId,
        String outcome,
        int chunk,
        int chunks,
        String sha256,
        String contentType,
        String data) {

    static final int LARGEST = 256 * 1024;

    static List<Chunk> of(String requestId, String contentType, byte[] file) {
        int chunks = Math.max(1, Math.ceilDiv(file.length, LARGEST));
        String hash = sha256(file);
        return IntStream.range(0, chunks)
                .mapToObj(n -> new Chunk(1, requestId, "Chunk", n + 1, chunks, hash, contentType, piece(file, n)))
                .toList();
    }

    private static String piece(byte[] file, int number) {
        int start = number * LARGEST;
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(file, start, Math.min(start + LARGEST, file.length)));
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
