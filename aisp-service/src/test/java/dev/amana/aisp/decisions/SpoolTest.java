package dev.amana.aisp.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The spool keeps everything, in order, for whoever opens it next. */
class SpoolTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long ROOMY = 1 << 20;
    private static final long SEGMENT = 400;

    @TempDir
    private Path directory;

    @Test
    void whatWasWrittenIsForwardedInOrderAcrossFiles() throws IOException {
        try (var spool = spool(ROOMY)) {
            append(spool, 0, 50);
            assertThat(drained(spool)).isEqualTo(numbers(0, 50));
            append(spool, 50, 60);
            assertThat(drained(spool)).isEqualTo(numbers(50, 60));
            assertThat(spool.next(10)).isEmpty();
        }
    }

    @Test
    void whatWasNotForwardedIsThereForTheNextProcess() throws IOException {
        try (var spool = spool(ROOMY)) {
            append(spool, 0, 20);
            var first = spool.next(7);
            spool.forwarded(first.getLast().after());
            var forwarded = first.size();
            spool.close();
            try (var next = spool(ROOMY)) {
                append(next, 20, 25);
                assertThat(drained(next)).isEqualTo(numbers(forwarded, 25));
            }
        }
    }

    @Test
    void whatIsFullRefusesAndHasRoomAgainOnceForwarded() throws IOException {
        try (var spool = spool(200)) {
            append(spool, 0, 3);
            assertThatThrownBy(() -> append(spool, 3, 30)).isInstanceOf(SpoolUnavailable.class);
            var kept = drained(spool);
            assertThat(kept).startsWith(0, 1, 2);
            append(spool, 100, 103);
            assertThat(drained(spool)).isEqualTo(numbers(100, 103));
        }
    }

    @Test
    void aTornEndIsLeftAndWhatComesAfterItIsForwarded() throws IOException {
        try (var spool = spool(ROOMY)) {
            append(spool, 0, 2);
        }
        try (var files = Files.list(directory.resolve("0"))) {
            var file = files.filter(path -> path.toString().endsWith(".spool"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(file, "0123abcd half a rec", StandardOpenOption.APPEND);
        }
        try (var spool = spool(ROOMY)) {
            append(spool, 2, 4);
            assertThat(drained(spool)).isEqualTo(numbers(0, 4));
        }
    }

    @Test
    void instancesThatShareADirectoryTakeAPartEach() throws IOException {
        try (var one = spool(ROOMY);
                var other = spool(ROOMY)) {
            append(one, 0, 2);
            append(other, 2, 4);
            assertThat(drained(one)).isEqualTo(numbers(0, 2));
            assertThat(drained(other)).isEqualTo(numbers(2, 4));
        }
    }

    @Test
    void theDeathOfTheProcessLosesNothing() throws IOException, InterruptedException {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""))
                                .replace(";", File.pathSeparator),
                        Writer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = 0;
        try (var out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            while (said < 500) {
                var line = out.readLine();
                assertThat(line).isNotNull();
                said = line.startsWith("written ") ? Integer.parseInt(line.substring(8)) + 1 : said;
            }
            child.destroyForcibly(); // SIGKILL
            child.waitFor();
        }
        try (var spool = spool(1 << 26)) {
            var kept = drained(spool);
            assertThat(kept).hasSizeGreaterThanOrEqualTo(said).isEqualTo(numbers(0, kept.size()));
        }
    }

    /** Writes records and says so after each, until it is killed. */
    static final class Writer {
        public static void main(String[] arguments) throws IOException {
            try (var spool = new Spool(
                    Path.of(arguments[0]), 1 << 26, 1 << 16, Duration.ofMillis(100), new SimpleMeterRegistry())) {
                for (var number = 0; ; number++) {
                    spool.append(record(number));
                    System.out.println("written " + number);
                }
            }
        }
    }

    private Spool spool(long maxBytes) {
        return new Spool(directory, maxBytes, SEGMENT, Duration.ofMillis(100), new SimpleMeterRegistry());
    }

    private static void append(Spool spool, int from, int to) {
        IntStream.range(from, to).forEach(number -> spool.append(record(number)));
    }

    private static DecisionRecord record(int number) {
        return new DecisionRecord("c-1", JsonNodeFactory.instance.objectNode().put("number", number));
    }

    private static List<Integer> drained(Spool spool) throws IOException {
        var numbers = new ArrayList<Integer>();
        for (var batch = spool.next(3); !batch.isEmpty(); batch = spool.next(3)) {
            for (var record : batch) {
                assertThat(record.key()).isEqualTo("c-1");
                numbers.add(JSON.readTree(record.value()).path("number").asInt());
            }
            spool.forwarded(batch.getLast().after());
        }
        return numbers;
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
