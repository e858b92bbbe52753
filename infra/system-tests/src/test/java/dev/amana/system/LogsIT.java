package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Calls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What customers and TPPs entrust to the platform is in no log: every log of every process is searched for what a run used. */
class LogsIT {

    private final Sandbox sandbox = RunningStack.sandbox();
    private final Entrusted entrusted = new Entrusted();

    @Test
    void nothingThatACustomerOrATppEntrustsIsLogged() throws IOException {
        try (Calls calls = Calls.witnessed(entrusted::note)) {
            entrusted.walk(sandbox, calls);
        }

        Map<Path, String> logs = logs();
        assertThat(logs)
                .hasSizeGreaterThan(6)
                .allSatisfy((_, text) -> assertThat(text).isNotBlank());
        logs.forEach(
                (log, text) -> assertThat(entrusted.in(text)).as(log.toString()).isEmpty());
    }

    private static Map<Path, String> logs() throws IOException {
        try (Stream<Path> files = Files.list(RunningStack.stack().directory().logs())) {
            return files.collect(Collectors.toMap(file -> file, LogsIT::text));
        }
    }

    private static String text(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
