package dev.amana.aisp.fairusage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.aisp.fairusage.FairUsageProperties.Limits;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairUsagePropertiesTest {
    private static final Limits STANDARD = new Limits(10, Duration.ofMinutes(1), 5);
    private static final Limits WIDE = new Limits(1_000, Duration.ofDays(1), 500);

    @Test
    void anApplicationHasTheLimitsOfItsClassOrOfTheDefaultOne() {
        var properties = properties("standard", Map.of("tpp-one", "wide"));
        assertThat(properties.of("tpp-one")).isEqualTo(WIDE);
        assertThat(properties.of("anybody-else")).isEqualTo(STANDARD);
    }

    @Test
    void aClassThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> properties("narrow", Map.of()))
                .hasMessage("amana.fair-usage.default-class names no class: narrow");
        assertThatThrownBy(() -> properties("standard", Map.of("tpp-one", "narrow")))
                .hasMessage("amana.fair-usage.applications.tpp-one names no class: narrow");
    }

    @ParameterizedTest
    @CsvSource({"0, 60, 1", "1, 60, 0", "-1, 60, 1", "1, 0, 1", "1, 86401, 1"})
    void aLimitThatIsNoneIsRefused(long calls, long perSeconds, long unattended) {
        assertThatThrownBy(() -> new Limits(calls, Duration.ofSeconds(perSeconds), unattended))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amana.fair-usage");
    }

    private static FairUsageProperties properties(String defaultClass, Map<String, String> applications) {
        return new FairUsageProperties(
                ZoneId.of("Asia/Bahrain"), defaultClass, Map.of("standard", STANDARD, "wide", WIDE), applications);
    }
}
