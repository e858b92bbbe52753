package dev.amana.localstack.keys;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The stack's passwords and symmetric keys.
 *
 * @param directory one file for each
 */
public record Secrets(Path directory) {

    private static final int BYTES = 32;

    /** The password of a PostgreSQL user, made at first asking. */
    public String password(String user) {
        Path file = directory.resolve(user + ".password");
        PrivateFiles.writeOnce(
                file, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random()));
        return PrivateFiles.read(file);
    }

    /** The file of it, for {@code initdb}. */
    public Path passwordFile(String user) {
        password(user);
        return directory.resolve(user + ".password");
    }

    /** What token-service seals its own keys with: 32 bytes in base64. */
    public Path masterKey() {
        Path file = directory.resolve("master-key");
        PrivateFiles.writeOnce(file, () -> Base64.getEncoder().encodeToString(random()));
        return file;
    }

    /** What opens token-service's administration. */
    public Path adminKey() {
        Path file = directory.resolve("admin-key");
        PrivateFiles.writeOnce(
                file, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random()));
        return file;
    }

    static byte[] random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
