package dev.amana.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.testsupport.configuration.ConfigurationReference;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The operators' guide names every setting of the gateway with the default that it has. */
class ConfigurationGuideTest {

    private static final Path GUIDE = Path.of("../../docs/operations/configuration.md");

    @Test
    void everySettingStandsInTheGuideWithItsDefault() {
        assertThat(ConfigurationReference.inGuide(GUIDE, "gateway"))
                .isNotEmpty()
                .containsExactlyInAnyOrderEntriesOf(ConfigurationReference.inCode());
    }
}
