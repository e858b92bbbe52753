package dev.amana.consent.replay;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How replays are done.
 *
 * @param lookEvery between two looks whether one was asked for, or was left by an instance that died: how long a start or
 *     a resumption may take to be noticed
 * @param batch events in one transaction: some megabytes of memory, a fraction of a second of work lost by a crash
 * @param tail how many changed consents may be left for the swap, during which writers wait: milliseconds each hundred
 * @param lockWait how long the swap waits for transactions under way, with all others waiting behind it, before it tries
 *     again later: a pause that callers hardly notice
 * @param patience how long a transaction that inserts events may hold up the reading, before the replay starts over
 */
@Validated
@ConfigurationProperties("amana.replay")
public record ReplaySettings(
        @DefaultValue("1s") Duration lookEvery,
        @DefaultValue("20000") @Min(1) @Max(1_000_000) int batch,
        @DefaultValue("200") @Min(1) @Max(10_000) int tail,
        @DefaultValue("500ms") Duration lockWait,
        @DefaultValue("30s") Duration patience) {}
