package dev.amana.localstack.service;

import dev.amana.localstack.StackException;
import dev.amana.localstack.process.Launcher;
import dev.amana.localstack.process.Leftovers;
import dev.amana.localstack.process.RecordedStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A service's fat jar, taken apart once for each build of it: its classes load three times as fast so.
 *
 * @param jar as Maven made it
 * @param cache where the parts are kept
 */
record Application(Service service, Path jar, Path cache) {

    /** The jar to run, with its libraries beside it. */
    Path extracted() {
        Path directory = directory();
        if (!Files.exists(directory)) {
            extract(directory);
        }
        return directory.resolve(jar.getFileName());
    }

    RecordedStart recordedStart() {
        return new RecordedStart(directory().resolve("application.aot"));
    }

    private Path directory() {
        return cache.resolve(service.partName()).resolve(RecordedStart.fingerprint(List.of(jar)));
    }

    private void extract(Path directory) {
        Path draft = directory.resolveSibling(directory.getFileName() + "." + UUID.randomUUID());
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                draft.toString());
        try {
            Files.createDirectories(directory.getParent());
            Process process = Launcher.prepare(command, Map.of())
                    .redirectErrorStream(true)
                    .start();
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new StackException("cannot extract " + jar + ":\n" + new String(output, StandardCharsets.UTF_8));
            }
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
            Leftovers.removeBeside(directory);
        } catch (IOException e) {
            if (!Files.exists(directory)) { // else another start was faster
                throw new StackException("cannot extract " + jar + ": " + e, e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
