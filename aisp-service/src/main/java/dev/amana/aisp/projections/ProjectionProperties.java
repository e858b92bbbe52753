package dev.amana.aisp.projections;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What must be known of the state topics to read the projections.
 *
 * @param revocationPartitions number of partitions of {@code token-revocations.v1}, fixed for life
 */
@Validated
@ConfigurationProperties("amana.projections")
record ProjectionProperties(@Min(1) int revocationPartitions) {}
