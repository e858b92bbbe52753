package dev.amana.token.attempts;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of an attempt.
 *
 * @param lifetime from the request to the decision
 * @param signIns how often a customer may sign in within one attempt
 * @param keep how long a finished attempt is kept for questions before its row goes
 */
@Validated
@ConfigurationProperties("amana.attempts")
public record AttemptSettings(
        @NotNull @DefaultValue("15m") Duration lifetime,
        @Min(1) @DefaultValue("5") int signIns,
        @NotNull @DefaultValue("24h") Duration keep) {}
