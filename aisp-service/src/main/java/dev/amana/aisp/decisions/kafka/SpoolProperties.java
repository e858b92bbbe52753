package dev.amana.aisp.decisions.kafka;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where this service keeps what must survive it.
 *
 * @param spoolDir directory on a disk of its own machine; instances that share it take a part each
 */
@Validated
@ConfigurationProperties("amana")
record SpoolProperties(Path spoolDir) {}
