package dev.amana.localstack.process;

import dev.amana.localstack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The file by which a later run finds a process again: its id, when it started, and its marker. An id alone may have
 * passed to a stranger; only a process with the same start and the marker in its command line is ours. The marker is
 * written before the process is started, so that one is found too whose id there was no time to write.
 */
public final class ProcessFile {

    /** Linux tells start times relative to a boot time that it rounds anew. */
    private static final long START_TOLERANCE_MILLIS = 2_000;

    private final Path file;

    public ProcessFile(Path file) {
        this.file = file;
    }

    public Optional<Running> running() {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException never) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e, e);
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        if (lines.size() < 3) {
            return ProcessTable.find(lines.getFirst()).map(Running::new);
        }
        Instant started = Instant.ofEpochMilli(Long.parseLong(lines.get(1)));
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(handle -> startedAt(handle, started))
                .filter(handle -> ProcessTable.isAlive(handle) && ProcessTable.hasMarker(handle, lines.get(2)))
                .map(Running::new);
    }

    /** That a process with this marker is about to be started. */
    void announce(String marker) {
        write(List.of(marker));
    }

    void write(ProcessHandle handle, String marker) {
        String started =
                Long.toString(handle.info().startInstant().orElse(Instant.now()).toEpochMilli());
        write(List.of(Long.toString(handle.pid()), started, marker));
    }

    private void write(List<String> lines) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.write(draft, lines);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException("cannot write " + file + ": " + e, e);
        }
    }

    /** Takes up a process that is ours but whose file was lost. */
    public Running adopt(ProcessHandle handle, String marker) {
        write(handle, marker);
        return new Running(handle);
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackException("cannot remove " + file + ": " + e, e);
        }
    }

    private static boolean startedAt(ProcessHandle handle, Instant started) {
        return handle.info()
                .startInstant()
                .filter(at -> Math.abs(at.toEpochMilli() - started.toEpochMilli()) <= START_TOLERANCE_MILLIS)
                .isPresent();
    }
}
