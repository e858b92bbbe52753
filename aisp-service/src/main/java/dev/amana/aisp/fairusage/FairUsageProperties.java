package dev.amana.aisp.fairusage;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of fair usage; the defaults and their reasons stand in {@code application.yaml}.
 *
 * @param zone where a day begins and ends
 * @param defaultClass the class of every application that is not listed
 * @param classes what the applications of a class may use, by its name
 * @param applications the class of single applications, by client id
 */
@Validated
@ConfigurationProperties("amana.fair-usage")
record FairUsageProperties(
        ZoneId zone,
        String defaultClass,
        Map<String, Limits> classes,
        @DefaultValue Map<String, String> applications) {

    FairUsageProperties {
        classes = Map.copyOf(classes);
        applications = Map.copyOf(applications);
        known(classes, "default-class", defaultClass);
        for (var application : applications.entrySet()) {
            known(classes, "applications." + application.getKey(), application.getValue());
        }
    }

    /**
     * What one application may use.
     *
     * @param calls most calls in any window of {@code per}, whatever they are about
     * @param per length of that window, from a second to a day
     * @param unattendedCallsPerDay most calls in a day about one consent without the customer being there
     */
    record Limits(long calls, Duration per, long unattendedCallsPerDay) {
        Limits {
            if (calls < 1 || unattendedCallsPerDay < 1) {
                throw new IllegalArgumentException("a limit of amana.fair-usage allows at least one call");
            }
            if (per.compareTo(Duration.ofSeconds(1)) < 0 || per.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("amana.fair-usage: calls are counted per 1s to 1d, not " + per);
            }
        }
    }

    Limits of(String clientId) {
        return Objects.requireNonNull(classes.get(applications.getOrDefault(clientId, defaultClass)));
    }

    private static void known(Map<String, Limits> classes, String where, String name) {
        if (!classes.containsKey(name)) {
            throw new IllegalArgumentException("amana.fair-usage." + where + " names no class: " + name);
        }
    }
}
