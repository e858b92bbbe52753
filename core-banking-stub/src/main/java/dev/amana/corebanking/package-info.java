/** A bank behind Kafka for sandboxes and tests: it has customers, keeps their ledgers, answers questions and delivers SMS. */
@NullMarked
package dev.amana.corebanking;

import org.jspecify.annotations.NullMarked;
