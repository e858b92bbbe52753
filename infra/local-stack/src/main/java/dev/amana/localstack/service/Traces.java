package dev.amana.localstack.service;

import dev.amana.localstack.StackDirectory;
import dev.amana.localstack.StackException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a stack's traces go, remembered in its directory for parts that are started later; nowhere unless told. */
public record Traces(StackDirectory directory) {

    /** From now on, for parts that are started. */
    public void to(Optional<URI> endpoint) {
        try {
            if (endpoint.isPresent()) {
                Files.writeString(file(), endpoint.get().toString());
            } else {
                Files.deleteIfExists(file());
            }
        } catch (IOException e) {
            throw new StackException("cannot write to " + directory.run(), e);
        }
    }

    Optional<URI> endpoint() {
        try {
            return Files.exists(file())
                    ? Optional.of(URI.create(Files.readString(file()).strip()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new StackException("cannot read " + file(), e);
        }
    }

    private Path file() {
        return directory.run().resolve("traces");
    }
}
