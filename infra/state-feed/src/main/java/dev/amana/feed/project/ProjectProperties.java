package dev.amana.feed.project;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Projecting state topics; switched on by naming the group.
 *
 * @param group            the instances that share one database, and so share the partitions; the service's name
 * @param maxPoll          records in one transaction at most: enough to catch up fast, few enough to be done within
 *                         {@code transactionLimit}
 * @param fetchWait        how long the broker holds an empty answer; it answers at once when there is something
 * @param session          how long the group waits for an instance that fell silent, the least a broker allows by
 *                         default; its partitions are stale meanwhile, which callers see by {@code as_of}
 * @param transactionLimit longest silence inside a transaction, and half the longest statement: then the database ends it,
 *                         so that a suspended instance cannot keep a partition locked
 * @param firstRetry       first pause before a refused record is tried again; doubles with every attempt
 * @param longestRetry     longest such pause: how long a repaired cause goes unnoticed
 * @param attempts         how often a refused record is tried before its key is suspended: with the pauses above within
 *                         0.6 s, so that the partition's other keys do not become too old to be answered for
 * @param mostSuspended    how many keys of a topic may be suspended; where there are more, the fault is not that of some
 *                         records but this service's or the publisher's, and partitions stop instead
 */
@Validated
@ConfigurationProperties("amana.feed.project")
public record ProjectProperties(
        @NotBlank String group,
        @DefaultValue("500") @Min(1) @Max(10_000) int maxPoll,
        @DefaultValue("100ms") Duration fetchWait,
        @DefaultValue("6s") Duration session,
        @DefaultValue("5s") Duration transactionLimit,
        @DefaultValue("200ms") Duration firstRetry,
        @DefaultValue("5s") Duration longestRetry,
        @DefaultValue("3") @Min(1) @Max(100) int attempts,
        @DefaultValue("1000") @Min(0) @Max(100_000) int mostSuspended) {

    @AssertTrue(message = "every duration must be positive, and firstRetry not above longestRetry")
    boolean isConsistent() {
        return fetchWait.isPositive()
                && session.isPositive()
                && transactionLimit.isPositive()
                && firstRetry.isPositive()
                && longestRetry.compareTo(firstRetry) >= 0;
    }
}
