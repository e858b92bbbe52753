package dev.amana.localstack.postgres;

import dev.amana.localstack.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked once per machine and version. */
final class PostgresBinaries {

    private static final int ANY_EXECUTE_BIT = 0111;

    private PostgresBinaries() {}

    /** The directory with {@code bin/postgres} in it. */
    static Path in(Path cache) {
        String archive = archiveName();
        Path unpacked = cache.resolve("postgresql-" + fingerprint(archive));
        if (!Files.exists(unpacked)) {
            unpack(archive, unpacked);
        }
        return unpacked;
    }

    private static String archiveName() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "/postgres-%s-%s.txz".formatted(os, arch);
    }

    private static String fingerprint(String archive) {
        try {
            var connection = resource(archive).openConnection();
            connection.setUseCaches(false);
            return Long.toString(connection.getContentLengthLong(), 36);
        } catch (IOException e) {
            throw new StackException("cannot read PostgreSQL's archive", e);
        }
    }

    private static java.net.URL resource(String archive) {
        var url = PostgresBinaries.class.getResource(archive);
        if (url == null) {
            throw new StackException("there is no PostgreSQL in this build for this machine (" + archive
                    + "): build it here with ./amana build");
        }
        return url;
    }

    private static void unpack(String archive, Path target) {
        Path draft = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
        try (InputStream packed = resource(archive).openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, draft);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(target)) { // else another start was faster
                throw new StackException("cannot unpack PostgreSQL into " + target + ": " + e, e);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path draft) throws IOException {
        Path file = draft.resolve(entry.getName()).normalize();
        if (!file.startsWith(draft)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, draft.resolve(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, file);
            boolean program = (entry.getMode() & ANY_EXECUTE_BIT) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
