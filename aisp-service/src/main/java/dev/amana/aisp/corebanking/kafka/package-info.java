/** Core banking reached over Kafka: requests with a deadline, replies matched by id. */
@NullMarked
package dev.amana.aisp.corebanking.kafka;

import org.jspecify.annotations.NullMarked;
