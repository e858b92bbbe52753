package dev.amana.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/threats.md} promises tests; this looks whether they are there. */
class ThreatTableTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");

    @Test
    void everyTestThatTheTableNamesIsThere() throws IOException {
        assertThat(missing(Files.readString(ROOT.resolve("docs/threats.md")))).isEmpty();
    }

    @Test
    void everyThreatHasATest() throws IOException {
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/threats.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| threat"))
                .toList();

        assertThat(rows)
                .hasSizeGreaterThan(40)
                .allMatch(row -> NAMED.matcher(row).find());
    }

    @Test
    void aTestThatIsNotThereIsMissed() {
        assertThat(missing("`ThreatTableTest.aTestThatIsNotThereIsMissed`, `ThreatTableTest.nobody`, `NobodyTest.x`"))
                .containsExactly("ThreatTableTest.nobody", "NobodyTest.x");
    }

    private static List<String> missing(String text) {
        Map<String, String> sources = tests();
        return NAMED.matcher(text)
                .results()
                .filter(Predicate.not(named -> isThere(sources, named)))
                .map(named -> named.group(1) + "." + named.group(2))
                .toList();
    }

    private static boolean isThere(Map<String, String> sources, MatchResult named) {
        return sources.getOrDefault(named.group(1), "").contains("void " + named.group(2) + "(");
    }

    private static Map<String, String> tests() {
        try (Stream<Path> modules = Stream.concat(Files.list(ROOT), Files.list(ROOT.resolve("infra")))) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ThreatTableTest::files)
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            ThreatTableTest::read,
                            // The same name in two modules: either may be meant.
                            String::concat));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path directory) {
        try {
            return Files.walk(directory).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
