package dev.amana.aisp.decisions;

import dev.amana.traces.Cause;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How a record lies in a spool file: its checksum (CRC-32C, 8 hexadecimal digits), a space, its key, a tab, its JSON, a
 * line feed. Neither JSON on one line nor a key holds a tab or line feed. Where the call was recorded as a trace, its step
 * follows the key, behind unit separators: a build that does not know of it takes it for a part of the key, and loses nothing.
 *
 * @param cause the call's step, where it was recorded
 * @param length of the line in bytes, line feed included
 */
record SpoolFrame(String key, byte[] value, Optional<Cause> cause, int length) {
    private static final String UNIT = "\u001f";
    private static final int CHECKSUM = 9;

    static byte[] framed(String key, byte[] value, Optional<Cause> cause) {
        var clean = key.replaceAll("[\\t\\n\u001f]", " ");
        var keyed = (cause.map(of -> clean
                                        + UNIT
                                        + of.traceparent()
                                        + UNIT
                                        + Objects.requireNonNullElse(of.interactionId(), ""))
                                .orElse(clean)
                        + "\t")
                .getBytes(StandardCharsets.UTF_8);
        var content = ByteBuffer.allocate(keyed.length + value.length)
                .put(keyed)
                .put(value)
                .array();
        return ByteBuffer.allocate(CHECKSUM + content.length + 1)
                .put((checksum(content) + " ").getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .put((byte) '\n')
                .array();
    }

    /**
     * The record in a line.
     *
     * @throws IllegalArgumentException if the line is torn or spoilt
     */
    static SpoolFrame read(byte[] line) {
        if (line.length <= CHECKSUM) {
            throw new IllegalArgumentException("a line of " + line.length + " bytes");
        }
        var content = new byte[line.length - CHECKSUM];
        System.arraycopy(line, CHECKSUM, content, 0, content.length);
        var found = new String(line, 0, CHECKSUM - 1, StandardCharsets.US_ASCII);
        var tab = 0;
        while (tab < content.length && content[tab] != '\t') {
            tab++;
        }
        if (!found.equals(checksum(content)) || tab == content.length) {
            throw new IllegalArgumentException("a line whose checksum is wrong");
        }
        var value = new byte[content.length - tab - 1];
        System.arraycopy(content, tab + 1, value, 0, value.length);
        var keyed = new String(content, 0, tab, StandardCharsets.UTF_8).split(UNIT, -1);
        return new SpoolFrame(keyed[0], value, cause(keyed), line.length + 1);
    }

    private static Optional<Cause> cause(String[] keyed) {
        return keyed.length == 3
                ? Optional.of(new Cause(keyed[1], keyed[2].isEmpty() ? null : keyed[2]))
                : Optional.empty();
    }

    private static String checksum(byte[] content) {
        var sum = new CRC32C();
        sum.update(content);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
