package dev.amana.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What opens token-service's administration: it lies in the sandbox's directory. */
public final class AdminKey {

    private AdminKey() {}

    /** The value of an Authorization header. */
    public static String header(Sandbox sandbox) {
        Path file = sandbox.directory().resolve("secrets").resolve("admin-key");
        try {
            return "Bearer " + Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new SandboxFailure(
                    "cannot read the admin key " + file + ": is the stack up, and is --dir its directory?", unreadable);
        }
    }
}
