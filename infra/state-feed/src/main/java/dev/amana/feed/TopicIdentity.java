package dev.amana.feed;

/**
 * Which topic a name stands for. A topic that was deleted and made again under the same name has another id, and none of
 * the records.
 *
 * @param id         Kafka's own topic id
 * @param partitions fixed for a state topic's life, for a key must never change its partition
 */
public record TopicIdentity(String id, int partitions) {}
