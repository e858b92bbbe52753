package dev.amana.aisp.decisions;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * How a record lies in a spool file: its checksum (CRC-32C, 8 hexadecimal digits), a space, its key, a tab, its JSON, a
 * line feed. Neither JSON on one line nor a key holds a tab or line feed.
 *
 * @param length of the line in bytes, line feed included
 */
record SpoolFrame(String key, byte[] value, int length) {
    private static final int CHECKSUM = 9;

    static byte[] framed(String key, byte[] value) {
        var keyed = (key.replaceAll("[\\t\\n]", " ") + "\t").getBytes(StandardCharsets.UTF_8);
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
        return new SpoolFrame(new String(content, 0, tab, StandardCharsets.UTF_8), value, line.length + 1);
    }

    private static String checksum(byte[] content) {
        var sum = new CRC32C();
        sum.update(content);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
