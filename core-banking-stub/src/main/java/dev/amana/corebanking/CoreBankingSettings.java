package dev.amana.corebanking;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How this bank runs; every default and its reason stands in {@code application.yaml}.
 *
 * @param privateKeyFile a JWK (RSA, private) to which identities and SMS texts are encrypted
 * @param consumerGroup the Kafka group that shares the questions among instances
 * @param generatedCustomers how many customers there are besides the named ones
 * @param ledgerCacheBookings how many bookings may be kept in memory over all ledgers
 */
@Validated
@ConfigurationProperties("amana.core-banking")
public record CoreBankingSettings(
        Path privateKeyFile,
        @NotBlank String consumerGroup,
        @Min(0) @Max(9_000) int generatedCustomers,
        @Min(1_000) int ledgerCacheBookings) {}
