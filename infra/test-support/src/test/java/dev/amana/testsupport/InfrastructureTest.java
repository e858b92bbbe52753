package dev.amana.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InfrastructureTest {

    @Test
    void autoTakesContainersWhereAnEngineAnswersAndEmbeddedWhereNot() {
        assertThat(Infrastructure.choose("auto", () -> true)).isEqualTo(Infrastructure.CONTAINERS);
        assertThat(Infrastructure.choose("auto", () -> false)).isEqualTo(Infrastructure.EMBEDDED);
    }

    @Test
    void embeddedIsTakenEvenWhereAnEngineAnswers() {
        assertThat(Infrastructure.choose("embedded", () -> true)).isEqualTo(Infrastructure.EMBEDDED);
    }

    @Test
    void containersWithoutAnEngineAreRefusedWithTheRemedy() {
        assertThatThrownBy(() -> Infrastructure.choose("containers", () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no container engine answers")
                .hasMessageContaining("DOCKER_HOST");
    }

    @Test
    void unknownWishIsRefused() {
        assertThatThrownBy(() -> Infrastructure.choose("docker", () -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amana.test.infrastructure=docker");
    }
}
