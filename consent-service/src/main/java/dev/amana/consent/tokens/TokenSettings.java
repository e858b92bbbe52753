package dev.amana.consent.tokens;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How it is found out whether a token was revoked; the defaults and their reasons stand in {@code application.yaml}.
 *
 * @param clientKeyFile private JWK (EC P-256) with which this service signs its client assertions
 */
@Validated
@ConfigurationProperties("amana")
record TokenSettings(@NotNull Path clientKeyFile, @NotNull Revocations revocations) {

    /**
     * What is known and who is asked beyond it.
     *
     * @param partitions of {@code token-revocations.v1}, fixed for life
     * @param maxStaleness how old "not revoked" may be before token-service is asked
     * @param clientId who this service is to token-service
     * @param connectTimeout how long to wait for a connection
     * @param timeout how long to wait for an answer
     * @param maxConcurrent questions under way at once; more are not asked
     */
    record Revocations(
            @Min(1) int partitions,
            @NotNull Duration maxStaleness,
            @NotBlank String clientId,
            @NotNull Duration connectTimeout,
            @NotNull Duration timeout,
            @Min(1) int maxConcurrent) {

        Revocations {
            if (maxStaleness.isNegative() || maxStaleness.isZero()) {
                throw new IllegalArgumentException("amana.revocations.max-staleness must be a positive duration");
            }
        }
    }
}
