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

    /** What every script reads from, and nothing is ever written to. Made here: a shell's own child could outlive the shell. */
    @BeforeEach
    void start() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", fifo()).start().waitFor()).isZero();
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

    @Test
    void processBecomingAnotherProgramIsAliveAndFound() throws IOException {
        started.kill();
        Path hops = directory.resolve("hops.sh");
        Files.writeString(hops, """
                test "$1" = 0 || exec sh "$0" $(($1 - 1)) the-marker
                echo there
                exec 0<>%s
                read never
                """.formatted(fifo()));
        Launch launch = new Launch(
                List.of("sh", hops.toString(), "500", "the-marker"),
                Map.of(),
                "the-marker",
                directory.resolve("part.log"));
        started = Launcher.start(launch, file);
        long looks = 0;
        while (!log().contains("there")) {
            assertThat(started.isAlive()).as("look %d", ++looks).isTrue();
            assertThat(file.running()).as("look %d", looks).contains(started);
        }
        assertThat(looks).isPositive();
    }

    @Test
    void processThatNobodyWaitedForHasEnded() {
        started.kill();
        started = start("true & echo child $! ; exec cat");
        awaitLine("child");
        long pid = Long.parseLong(log().strip().substring("child ".length()));
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
        await().atMost(Duration.ofSeconds(10)).until(() -> !ProcessTable.isAlive(child));
        assertThat(child.isAlive()).as("has its id still").isTrue();
    }

    @Test
    void processWhoseIdWasNotWrittenIsFoundByItsMarker() {
        ProcessFile aborted = new ProcessFile(directory.resolve("aborted.pid"));
        String marker = "marker-of-" + directory.getFileName();
        aborted.announce(marker);
        assertThat(aborted.running()).isEmpty();
        started.kill();
        started = start(": " + marker + "2 ; read never");
        assertThat(aborted.running()).as("another's marker").isEmpty();
        started.kill();
        started = start(": " + marker + " ; read never");
        assertThat(aborted.running()).contains(started);
    }

    private String fifo() {
        return directory.resolve("fifo").toString();
    }

    private Running start(String script) {
        String marked = "exec 0<>%s; : the-marker ; %s".formatted(fifo(), script);
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
