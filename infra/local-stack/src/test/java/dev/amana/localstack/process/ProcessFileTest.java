package dev.amana.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessFileTest {

    @TempDir
    private Path directory;

    private ProcessFile file;
    private Running started;

    @BeforeEach
    void start() {
        file = new ProcessFile(directory.resolve("part.pid"));
        started = start("read never");
    }

    @AfterEach
    void end() {
        started.handle().destroyForcibly();
    }

    @Test
    void laterRunFindsTheProcessAgain() {
        assertThat(file.running()).contains(started);
    }

    @Test
    void processThatWasKilledIsNotFound() {
        started.kill();
        assertThat(file.running()).isEmpty();
    }

    @Test
    void idThatPassedToAProcessStartedAtAnotherTimeIsNotOurs() throws IOException {
        rewrite(
                1,
                Long.toString(
                        started.handle().info().startInstant().orElseThrow().toEpochMilli() - 60_000));
        assertThat(file.running()).isEmpty();
    }

    @Test
    void idThatPassedToAProcessWithoutTheMarkerIsNotOurs() throws IOException {
        rewrite(2, "another marker");
        assertThat(file.running()).isEmpty();
    }

    @Test
    void processEndsAsItLikesTo() {
        assertThat(started.stop(Signal.TERM, Duration.ofSeconds(10))).isFalse();
        assertThat(started.isAlive()).isFalse();
    }

    @Test
    void processThatWillNotEndIsEndedByForce() {
        started.kill();
        started = start("trap '' TERM; echo deaf; while true; do read never; done");
        awaitLine("deaf");
        assertThat(started.stop(Signal.TERM, Duration.ofMillis(200))).isTrue();
        assertThat(started.isAlive()).isFalse();
    }

    @Test
    void pausedProcessEndsToo() {
        started.signal(Signal.STOP);
        assertThat(started.stop(Signal.TERM, Duration.ofSeconds(10))).isFalse();
    }

    private Running start(String script) {
        Path fifo = directory.resolve("fifo");
        String marked = "test -p %1$s || mkfifo %1$s; exec 0<>%1$s; : the-marker; %2$s".formatted(fifo, script);
        Launch launch = new Launch(List.of("sh", "-c", marked), Map.of(), "the-marker", directory.resolve("part.log"));
        return Launcher.start(launch, file);
    }

    private void awaitLine(String line) {
        await().atMost(Duration.ofSeconds(10)).until(() -> log().contains(line));
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("part.log"));
        } catch (IOException e) {
            return "";
        }
    }

    private void rewrite(int line, String value) throws IOException {
        Path path = directory.resolve("part.pid");
        List<String> lines = new ArrayList<>(Files.readAllLines(path));
        lines.set(line, value);
        Files.write(path, lines);
    }
}
