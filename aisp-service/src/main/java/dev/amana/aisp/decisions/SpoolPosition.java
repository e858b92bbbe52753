package dev.amana.aisp.decisions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Up to where a spool has been forwarded. Kept in a file of its own, replaced as a whole: what is lost with it is sent
 * twice, never not at all.
 *
 * @param segment number of the spool file
 * @param offset bytes of it that are done
 */
public record SpoolPosition(long segment, long offset) {
    private static final String FILE = "forwarded";

    static SpoolPosition load(Path directory) throws IOException {
        var file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return new SpoolPosition(0, 0);
        }
        var parts = Files.readString(file).strip().split(" ");
        try {
            return new SpoolPosition(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return new SpoolPosition(0, 0); // torn by a power loss: everything that is still there goes out again
        }
    }

    void store(Path directory) throws IOException {
        var next = directory.resolve(FILE + ".next");
        Files.writeString(next, segment + " " + offset + "\n");
        Files.move(next, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
