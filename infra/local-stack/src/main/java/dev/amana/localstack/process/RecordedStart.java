package dev.amana.localstack.process;

import dev.amana.localstack.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * A start of a JVM that was recorded (JEP 514), so that later ones of the same classes need half the time.
 *
 * @param file the JVM's AOT cache
 */
public record RecordedStart(Path file) {

    public boolean exists() {
        return Files.exists(file);
    }

    /** What a JVM must be told to use it; nothing when there is none. */
    public List<String> flags() {
        return exists() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /**
     * Records anew. A failure costs nothing but the speed.
     *
     * @param run starts a JVM with these flags and returns when it has ended
     * @return whether there is a recording now
     */
    public boolean record(Consumer<List<String>> run) {
        Path draft = file.resolveSibling("draft-" + ProcessHandle.current().pid() + ".aot");
        try {
            Files.createDirectories(file.getParent());
            run.accept(List.of("-XX:AOTCacheOutput=" + draft));
            if (Files.exists(draft)) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException | StackException e) {
            System.err.println("  no start recorded in " + file + ": " + e.getMessage());
        }
        return exists();
    }

    /** Names what a recording is good for: these classes, on this Java. */
    public static String fingerprint(List<Path> jars) {
        CRC32 all = new CRC32();
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                zip.stream()
                        .map(entry -> entry.getName() + entry.getCrc())
                        .forEach(entry -> all.update(entry.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new StackException("cannot read " + jar, e);
            }
        }
        return Long.toString(all.getValue(), 36) + "-"
                + Runtime.version().toString().replace('+', '-');
    }
}
