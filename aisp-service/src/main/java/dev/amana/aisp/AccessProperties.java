package dev.amana.aisp;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the check behaves; the defaults and their reasons stand in {@code application.yaml}.
 *
 * @param maxStaleness how old projected knowledge may be before those who own it are asked
 */
@Validated
@ConfigurationProperties("amana.access")
record AccessProperties(Duration maxStaleness) {

    AccessProperties {
        if (maxStaleness.isNegative() || maxStaleness.isZero()) {
            throw new IllegalArgumentException("amana.access.max-staleness must be a positive duration");
        }
    }
}
