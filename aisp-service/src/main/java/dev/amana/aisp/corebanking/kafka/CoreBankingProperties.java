package dev.amana.aisp.corebanking.kafka;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How core banking is asked; the defaults and their reasons stand in {@code application.yaml}.
 *
 * @param requestTopic where questions go
 * @param replyTopic where answers come from, read on all partitions
 * @param deadline how long a call waits for its answer
 * @param maxOutstanding questions under way at once in this instance; more are refused
 * @param patience questions of one TPP in a row that may stay without an answer before it is told so at once
 * @param maxFiles files under way at once, counted apart because each may be as large as it may be
 * @param maxFileSize longest file that is passed on
 */
@Validated
@ConfigurationProperties("amana.core-banking")
record CoreBankingProperties(
        @NotBlank String requestTopic,
        @NotBlank String replyTopic,
        Duration deadline,
        @Min(1) int maxOutstanding,
        @Min(1) int patience,
        @Min(1) int maxFiles,
        DataSize maxFileSize) {}
