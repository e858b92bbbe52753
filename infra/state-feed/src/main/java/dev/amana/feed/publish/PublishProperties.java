package dev.amana.feed.publish;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Publishing a state topic; switched on by naming the topic.
 *
 * @param topic     the one topic this service tells its states on
 * @param batch     rows in one Kafka transaction: large enough to catch up at tens of thousands a second, small enough
 *                  for memory ({@code batch} x {@code maxRecord} at worst)
 * @param poll      longest time between two looks at the outbox when nothing woke the publisher: bounds what a lost
 *                  notification costs
 * @param pulse     between two watermarks to every partition: a quarter of the 2 s a consumer may be behind, so that one
 *                  lost pulse does not make it ask elsewhere
 * @param lease     how long a publisher that fell silent keeps its right: the gap after a crash, and four pulses
 * @param standby   between two attempts at the lease by the instances that do not hold it: the gap after a clean stop
 * @param maxRecord largest value accepted into the outbox: far above any consent, far below the broker's 1 MiB
 */
@Validated
@ConfigurationProperties("amana.feed.publish")
public record PublishProperties(
        @NotBlank String topic,
        @DefaultValue("500") @Min(1) @Max(10_000) int batch,
        @DefaultValue("100ms") Duration poll,
        @DefaultValue("500ms") Duration pulse,
        @DefaultValue("2s") Duration lease,
        @DefaultValue("200ms") Duration standby,
        @DefaultValue("64KB") DataSize maxRecord) {

    @AssertTrue(message = "poll, pulse and standby must be positive, and the lease at least twice the pulse")
    boolean isConsistent() {
        return poll.isPositive()
                && pulse.isPositive()
                && standby.isPositive()
                && lease.compareTo(pulse.multipliedBy(2)) >= 0;
    }
}
