package dev.amana.aisp.decisions.kafka;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How decisions are written down; the defaults and their reasons stand in {@code application.yaml}.
 *
 * @param topic where records go
 * @param maxSpooled most that may wait for Kafka on this instance's disk; beyond it calls are answered with 503
 * @param segment size of one spool file
 * @param syncEvery how often the disk is made to hold what was written
 */
@Validated
@ConfigurationProperties("amana.decisions")
record DecisionProperties(@NotBlank String topic, DataSize maxSpooled, DataSize segment, Duration syncEvery) {}
