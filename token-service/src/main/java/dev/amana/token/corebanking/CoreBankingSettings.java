package dev.amana.token.corebanking;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How core banking is asked.
 *
 * @param publicKeyFile its public encryption key, a JWK
 * @param deadline how long a customer waits for its answer before a page says so
 * @param maxPending questions that may wait at once in one instance; more are told at once to come back
 */
@Validated
@ConfigurationProperties("amana.core-banking")
record CoreBankingSettings(
        @NotNull Path publicKeyFile,
        @NotNull @DefaultValue("5s") Duration deadline,
        @Min(1) @DefaultValue("1000") int maxPending) {}
