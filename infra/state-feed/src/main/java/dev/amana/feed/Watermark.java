package dev.amana.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;

/**
 * What a publisher vouches for: everything committed before {@code asOf} lies before this record in its partition. It
 * says nothing about anyone being alive.
 *
 * @param epoch of the publisher's lease; a lower one than already seen is void
 * @param asOf  by the clock of the database the states come from
 */
public record Watermark(long epoch, Instant asOf) {

    /** Key of every watermark record, and therefore of no other. */
    public static final String KEY = "watermark";

    private static final int SCHEMA = 1;
    private static final String HEADER = "amana-record";
    private static final byte[] HEADER_VALUE = "watermark".getBytes(StandardCharsets.UTF_8);

    private record Body(int schema, long epoch, Instant asOf) {}

    public Watermark {
        Objects.requireNonNull(asOf, "asOf");
    }

    /** Whether these are the headers of a watermark. */
    public static boolean marks(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header != null && Arrays.equals(header.value(), HEADER_VALUE);
    }

    /**
     * Reads a watermark record's value.
     *
     * @throws IllegalArgumentException for anything but a watermark of the schema known here
     */
    public static Watermark parse(byte[] value) {
        try {
            Body body = FeedJson.MAPPER.readValue(value, Body.class);
            if (body.schema() != SCHEMA) {
                throw new IllegalArgumentException("watermark of unknown schema " + body.schema());
            }
            return new Watermark(body.epoch(), body.asOf());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a watermark", e);
        }
    }

    /** This watermark as the record for one partition. */
    public ProducerRecord<byte[], byte[]> record(String topic, int partition) {
        ProducerRecord<byte[], byte[]> watermark = new ProducerRecord<>(
                topic,
                partition,
                KEY.getBytes(StandardCharsets.UTF_8),
                FeedJson.MAPPER.writeValueAsBytes(new Body(SCHEMA, epoch, asOf)));
        watermark.headers().add(HEADER, HEADER_VALUE);
        return watermark;
    }

    /** Whether this one vouches for more than the other; one of an earlier epoch or instant is to be ignored. */
    public boolean supersedes(Watermark other) {
        return epoch >= other.epoch && asOf.isAfter(other.asOf);
    }
}
