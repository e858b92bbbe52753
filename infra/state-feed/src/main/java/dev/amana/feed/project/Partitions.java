package dev.amana.feed.project;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Where a key's records are: the choice of Kafka's own default partitioner (murmur2), so that every client agrees. */
public final class Partitions {

    private Partitions() {}

    /** The partition, from 0, of a key on a topic with that many partitions. */
    public static int of(String key, int partitionCount) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitionCount;
    }
}
