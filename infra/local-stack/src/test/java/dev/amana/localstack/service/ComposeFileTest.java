package dev.amana.localstack.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.localstack.Ports;
import dev.amana.localstack.StackDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a service is told here it is told in a container too, each in its own words. */
class ComposeFileTest {

    private static final Path COMPOSE_FILE = Path.of("../compose/compose.yaml");

    @TempDir
    private static Path directory;

    private static Settings settings = new Settings(new Ports(9000), new StackDirectory(Path.of("")));

    @BeforeAll
    static void stackIsThere() throws IOException {
        StackDirectory stack = new StackDirectory(directory);
        Files.createDirectories(stack.secrets());
        settings = new Settings(new Ports(9000), stack);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLeftUntoldInContainers(Service service) throws IOException {
        String block = block(service.partName());
        assertThat(settings.properties(service).keySet())
                .allSatisfy(property -> assertThat(block)
                        .containsAnyOf("\n      " + variable(property) + ": ", "\n      - --" + property + "="));
    }

    /** As Spring Boot reads environment variables: dashes are left out, dots are underscores. */
    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The lines of one service: from its name to the next line that is indented as little. */
    private static String block(String service) throws IOException {
        List<String> lines = Files.readAllLines(COMPOSE_FILE);
        int start = lines.indexOf("  " + service + ":");
        assertThat(start).as(service).isNotNegative();
        return String.join(
                "\n",
                lines.subList(start + 1, lines.size()).stream()
                        .takeWhile(line -> line.isBlank() || line.startsWith("    "))
                        .toList());
    }
}
