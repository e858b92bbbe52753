package dev.amana.consent.deadlines;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How time is kept. Nothing is enforced by it: a consent past its expiry is refused by the clock of each call, and what is
 * done here only writes the history.
 *
 * @param unfinishedAfter how long a PSU has to decide before the consent is rejected (docs/reference/bobf-api.md §2)
 * @param noticeDays how many days before its expiry a notice of it is recorded, each once: a month to think about another
 *     consent, a week to ask for it, a day as the last call. None for a consent that was authorised later than that. A
 *     change counts for consents authorised after it
 * @param lookEvery between two looks at what is due: an event follows its instant by this much at most, unless many are due
 * @param batch how many are taken at once: each is a command of its own, so this only bounds how much one instance claims
 * @param retryAfter when what was taken and not done is due again: longer than a batch takes, so that two instances do not
 *     work on the same, and short enough that a killed one is hardly missed
 */
@Validated
@ConfigurationProperties("amana.deadlines")
record DeadlineSettings(
        @DefaultValue("24h") Duration unfinishedAfter,
        @DefaultValue({"30", "7", "1"}) Set<@Min(1) @Max(364) Integer> noticeDays,
        @DefaultValue("1s") Duration lookEvery,
        @DefaultValue("50") @Min(1) @Max(1_000) int batch,
        @DefaultValue("30s") Duration retryAfter) {

    @AssertTrue(message = "unfinishedAfter, lookEvery and retryAfter must be positive")
    boolean isPositive() {
        return unfinishedAfter.isPositive() && lookEvery.isPositive() && retryAfter.isPositive();
    }
}
