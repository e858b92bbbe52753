package dev.amana.aisp.decisions;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One instance's own directory below the spool's: the first that no living process has locked, so that an instance finds
 * again what its predecessor could not send.
 */
record SpoolSlot(Path directory, FileChannel lock) implements Closeable {
    private static final int SLOTS = 64;

    /**
     * Takes one.
     *
     * @throws UncheckedIOException if the directory cannot be used
     */
    static SpoolSlot claim(Path root) {
        try {
            for (var number = 0; number < SLOTS; number++) {
                var slot = locked(Files.createDirectories(root.resolve(Integer.toString(number))));
                if (slot != null) {
                    return slot;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the spool directory " + root + " cannot be used", e);
        }
        throw new IllegalStateException("all " + SLOTS + " places in " + root + " are taken");
    }

    private static @Nullable SpoolSlot locked(Path directory) throws IOException {
        var channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new SpoolSlot(directory, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another service of this very process has it.
        }
        channel.close();
        return null;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
