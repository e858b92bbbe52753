package dev.amana.localstack.check;

import dev.amana.localstack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks whether disk and memory suffice. */
public final class Room {

    private static final long MIB = 1024L * 1024;
    private static final long DISK_NEEDED = 1024 * MIB;

    private Room() {}

    public static void requireDisk(Path directory) {
        try {
            long usable = Files.getFileStore(directory).getUsableSpace();
            if (usable < DISK_NEEDED) {
                throw new StackException("the disk is nearly full: %d MiB left under %s, %d MiB are needed"
                        .formatted(usable / MIB, directory, DISK_NEEDED / MIB));
            }
        } catch (IOException e) {
            throw new StackException("cannot tell how much disk is left under " + directory, e);
        }
    }

    /** Refuses where the system says how much memory is available and it is less than needed. */
    public static void requireMemory(int neededMib) {
        availableMib().filter(available -> available < neededMib).ifPresent(available -> {
            throw new StackException(
                    "not enough memory: %d MiB available, %d MiB are needed. Close something large, or stop"
                                    .formatted(available, neededMib)
                            + " a stack in another directory");
        });
    }

    private static Optional<Long> availableMib() {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }
}
