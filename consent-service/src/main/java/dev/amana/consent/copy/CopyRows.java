package dev.amana.consent.copy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in PostgreSQL's binary COPY format: nothing is quoted on one side nor parsed on the other. What it holds grows until
 * it is taken.
 */
public final class CopyRows implements Rows {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int TEXT_OID = 25;
    private static final long SECONDS_TO_2000 = 946_684_800;
    private static final int MICROS = 1_000_000;

    private final int columns;
    private byte[] bytes = new byte[1 << 16];
    private int length;

    /** @param columns how many values each row has */
    public CopyRows(int columns) {
        this.columns = columns;
        put(HEADER);
    }

    /** Hands on what was written since the last time, and is empty again; what is handed on last must be closed. */
    public byte[] taken(boolean last) {
        if (last) {
            int16(-1);
        }
        byte[] all = Arrays.copyOf(bytes, length);
        length = 0;
        return all;
    }

    /** How many bytes wait to be taken. */
    public int size() {
        return length;
    }

    @Override
    public Rows begin() {
        int16(columns);
        return this;
    }

    @Override
    public Rows text(String value) {
        put(value);
        return this;
    }

    @Override
    public Rows texts(List<String> values) {
        int lengthAt = length;
        int32(0);
        int32(values.isEmpty() ? 0 : 1); // dimensions
        int32(0); // no nulls among the elements
        int32(TEXT_OID);
        if (!values.isEmpty()) {
            int32(values.size());
            int32(1); // the first element's number
            values.forEach(this::put);
        }
        int end = length;
        length = lengthAt;
        int32(end - lengthAt - Integer.BYTES);
        length = end;
        return this;
    }

    @Override
    public Rows number(long value) {
        int32(Long.BYTES);
        int64(value);
        return this;
    }

    @Override
    public Rows whole(int value) {
        int32(Integer.BYTES);
        int32(value);
        return this;
    }

    @Override
    public Rows flag(boolean value) {
        int32(1);
        room(1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    @Override
    public Rows instant(Instant value) {
        return number((value.getEpochSecond() - SECONDS_TO_2000) * MICROS + value.getNano() / 1_000);
    }

    @Override
    public Rows nothing() {
        int32(-1);
        return this;
    }

    /** For a column of type {@code bytea}. */
    public CopyRows bytes(byte[] value) {
        int32(value.length);
        put(value);
        return this;
    }

    private void put(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        int32(utf8.length);
        put(utf8);
    }

    private void put(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void int16(int value) {
        room(Short.BYTES);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void int32(int value) {
        int16(value >> 16);
        int16(value);
    }

    private void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
