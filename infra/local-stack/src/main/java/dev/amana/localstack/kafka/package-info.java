/** A durable Kafka broker in a JVM of its own, with the topics of topics.json. */
@NullMarked
package dev.amana.localstack.kafka;

import org.jspecify.annotations.NullMarked;
