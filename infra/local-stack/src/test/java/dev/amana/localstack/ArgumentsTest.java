package dev.amana.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void stackLivesInTheCheckoutUnlessToldOtherwise() {
        Arguments arguments = Arguments.parse(List.of("up"));
        assertThat(arguments.directory().root())
                .isEqualTo(arguments.checkout().root().resolve(".amana"));
        assertThat(arguments.ports()).isEmpty();
    }

    @Test
    void everythingMovesTogether() {
        Arguments arguments =
                Arguments.parse(List.of("up", "--port", "9000", "--instances", "2", "--dir", "/elsewhere"));
        assertThat(arguments.ports()).isEqualTo(Optional.of(new Ports(9000)));
        assertThat(arguments.instances()).hasValue(2);
        assertThat(arguments.directory().root()).isEqualTo(Path.of("/elsewhere"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:4318,             http://localhost:4318/v1/traces",
        "http://localhost:4318/,            http://localhost:4318/v1/traces",
        "https://tempo.example/otlp/traces, https://tempo.example/otlp/traces"
    })
    void tracesGoWhereACollectorTakesThem(String told, URI meant) {
        assertThat(Arguments.parse(List.of("up", "--traces", told)).traces()).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up --traces",
                "up --traces localhost:4318",
                "",
                "fly",
                "up --port",
                "up --port x",
                "up --port 80",
                "up --port 65530",
                "restart"
            })
    void whatCannotBeUnderstoodIsRefused(String words) {
        assertThatThrownBy(() -> Arguments.parse(words.isEmpty() ? List.of() : List.of(words.split(" ", -1))))
                .isInstanceOf(StackException.class);
    }
}
