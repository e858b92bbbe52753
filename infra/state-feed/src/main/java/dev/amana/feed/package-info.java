/**
 * The state feed: whole states on a compacted Kafka topic, with watermarks that say up to which instant they are complete.
 *
 * <p>{@link dev.amana.feed.publish} writes rows into an outbox in the transaction of what they tell; one publisher at a
 * time sends them in order, each batch in a Kafka transaction, and puts a {@link dev.amana.feed.Watermark} behind them:
 * "everything committed before {@code asOf} is on this topic". {@link dev.amana.feed.project} applies records to a
 * service's database and keeps offset and watermark there, in the same transaction: a row and how far it can be trusted
 * are never apart. {@code docs/decisions/0001-state-feed.md} says why it is so.
 */
@NullMarked
package dev.amana.feed;

import org.jspecify.annotations.NullMarked;
