package dev.amana.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Where the tests of this JVM get PostgreSQL and Kafka from; forced by the system property {@value #PROPERTY}. */
enum Infrastructure {
    /** PostgreSQL from its unpacked binaries, Kafka in a JVM of its own. */
    EMBEDDED,
    /** Both in containers. */
    CONTAINERS;

    static final String PROPERTY = "amana.test.infrastructure";

    private static final class Chosen {
        static final Infrastructure VALUE = choose(System.getProperty(PROPERTY, "auto"), Infrastructure::engineAnswers);
    }

    static Infrastructure chosen() {
        return Chosen.VALUE;
    }

    static Infrastructure choose(String wish, BooleanSupplier engineAnswers) {
        return switch (wish) {
            case "embedded" -> EMBEDDED;
            case "containers" -> {
                if (!engineAnswers.getAsBoolean()) {
                    throw new IllegalStateException(
                            "%s=containers, but no container engine answers: start Docker (or set".formatted(PROPERTY)
                                    + " DOCKER_HOST), or leave the property out to run embedded");
                }
                yield CONTAINERS;
            }
            case "auto", "" -> engineAnswers.getAsBoolean() ? CONTAINERS : EMBEDDED;
            default ->
                throw new IllegalArgumentException(
                        "%s=%s: expected embedded, containers or auto".formatted(PROPERTY, wish));
        };
    }

    /** Asks the engine only where there is a sign of one: Testcontainers takes seconds to find none. */
    private static boolean engineAnswers() {
        return engineIsLikely() && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean engineIsLikely() {
        if (System.getenv("DOCKER_HOST") != null) {
            return true;
        }
        Path home = Path.of(System.getProperty("user.home"));
        String runtimeDir = System.getenv("XDG_RUNTIME_DIR");
        return Stream.of(
                        Path.of("/var/run/docker.sock"),
                        home.resolve(".testcontainers.properties"),
                        home.resolve(".docker/run/docker.sock"),
                        home.resolve(".docker/desktop/docker.sock"),
                        runtimeDir == null ? home : Path.of(runtimeDir, "docker.sock"))
                .anyMatch(path -> Files.exists(path) && !Files.isDirectory(path));
    }
}
