/** Questions and answers over Kafka: deadlines, headers, limits, and never a listener killed by one record. */
@NullMarked
package dev.amana.corebanking.messaging;

import org.jspecify.annotations.NullMarked;
