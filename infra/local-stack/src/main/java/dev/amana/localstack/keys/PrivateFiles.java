package dev.amana.localstack.keys;

import dev.amana.localstack.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Files that only their owner may read, from the first byte on. */
public final class PrivateFiles {

    private PrivateFiles() {}

    public static void directory(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new StackException("cannot use the directory " + directory + ": " + e, e);
        }
    }

    /** Removes a directory that was made for a while, with all that is in it. */
    public static void removeDirectory(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new StackException("cannot remove " + directory + ": " + e, e);
        }
    }

    /** Writes the file unless it is there, one at a time: a key once used is never replaced, nor half written. */
    static synchronized void writeOnce(Path file, Supplier<String> content) {
        if (!Files.exists(file)) {
            write(file, content.get());
        }
    }

    /** Copies a file over whatever is there. */
    public static void copy(Path from, Path to) {
        write(to, read(from));
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e, e);
        }
    }

    static void write(Path file, String content) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    draft, content, StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            throw new StackException("another program is writing " + file, e);
        } catch (IOException e) {
            throw new StackException("cannot write " + file + ": " + e, e);
        }
    }
}
