package dev.amana.localstack;

import dev.amana.localstack.keys.PrivateFiles;
import java.nio.file.Path;

/**
 * Where a stack keeps everything it has; removing the directory of a stopped stack removes the stack.
 *
 * @param root absolute; {@code .amana} in the checkout unless told otherwise
 */
public record StackDirectory(Path root) {

    public StackDirectory {
        root = root.toAbsolutePath().normalize();
    }

    void create() {
        for (Path each : new Path[] {root, keys(), secrets(), run(), logs()}) {
            PrivateFiles.directory(each);
        }
    }

    public Path postgresql() {
        return root.resolve("postgresql");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }
}
