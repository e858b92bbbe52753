package dev.amana.consent.eventstore;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Consents of which an event cannot be read.
 *
 * @param lookEvery how often it is tried whether their events can be read by now: soon after a build that knows them runs,
 *                  and a few rows are all it costs
 */
@Validated
@ConfigurationProperties("amana.suspended-consents")
record SuspensionSettings(@DefaultValue("30s") Duration lookEvery) {

    @AssertTrue(message = "lookEvery must be positive")
    boolean isConsistent() {
        return lookEvery.isPositive();
    }
}
