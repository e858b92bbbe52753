package dev.amana.localstack;

import dev.amana.localstack.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The built source tree that the services are started from.
 *
 * @param root holds {@code pom.xml} and {@code amana}
 */
public record Checkout(Path root) {

    public Checkout {
        root = root.toAbsolutePath().normalize();
    }

    /** The checkout around the working directory of a test or program that runs somewhere inside it. */
    public static Checkout around(Path start) {
        for (Path each = start.toAbsolutePath(); each != null; each = each.getParent()) {
            if (Files.exists(each.resolve("infra/topics.json"))) {
                return new Checkout(each);
            }
        }
        throw new StackException(start + " is not inside a checkout of Amana");
    }

    Path jar(Service service) {
        return built(root.resolve(service.module()).resolve("target").resolve(service.partName() + ".jar"));
    }

    /** What PostgreSQL's binaries are unpacked to, and services are extracted to: shared by every stack of this checkout. */
    Path cache() {
        return root.resolve("target/local-stack");
    }

    /** The class path of the broker: the launcher's own. */
    List<Path> launcherClassPath() {
        Path target = root.resolve("infra/local-stack/target");
        built(target.resolve("local-stack.jar"));
        try (Stream<Path> libraries = Files.list(target.resolve("lib"))) {
            return Stream.concat(Stream.of(target.resolve("local-stack.jar")), libraries.sorted())
                    .toList();
        } catch (IOException e) {
            throw new StackException("the libraries of local-stack are missing: build it with ./amana build", e);
        }
    }

    private static Path built(Path jar) {
        if (!Files.exists(jar)) {
            throw new StackException(jar + " is missing: build it with ./amana build");
        }
        return jar;
    }
}
