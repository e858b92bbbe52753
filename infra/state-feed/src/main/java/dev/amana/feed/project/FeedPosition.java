package dev.amana.feed.project;

import dev.amana.feed.Watermark;
import java.time.Instant;

/**
 * How far one partition has been applied to this database: a row of {@code feed_partition}.
 *
 * @param nextOffset the offset to read next; every record before it is applied
 * @param epoch      of the watermark last accepted, 0 before the first
 * @param asOf       everything committed at the source before this is applied; 1970 before the first watermark
 */
public record FeedPosition(String topic, int partition, long nextOffset, long epoch, Instant asOf) {

    /** Moved on to an offset. */
    FeedPosition at(long offset) {
        return new FeedPosition(topic, partition, offset, epoch, asOf);
    }

    /** With a watermark that was read, unless it vouches for no more than is known. */
    FeedPosition with(Watermark read) {
        return read.supersedes(new Watermark(epoch, asOf))
                ? new FeedPosition(topic, partition, nextOffset, read.epoch(), read.asOf())
                : this;
    }
}
