package dev.amana.consent.decisions;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long decisions are kept.
 *
 * @param keepMonths whole months after the month of the decision; then its partition is dropped. Longer than a consent can
 *     live (12 months) by a year, so that a dispute about a consent's last call finds its first one too
 * @param monthsAhead partitions made before they are needed: one would do, two outlast a service that is stopped for weeks
 * @param lookEvery between two looks at which months are due; a month's end is no surprise
 */
@Validated
@ConfigurationProperties("amana.decisions")
record DecisionSettings(
        @DefaultValue("24") @Min(1) @Max(240) int keepMonths,
        @DefaultValue("2") @Min(1) @Max(24) int monthsAhead,
        @DefaultValue("1h") Duration lookEvery) {

    @AssertTrue(message = "lookEvery must be positive")
    boolean isPositive() {
        return lookEvery.isPositive();
    }
}
