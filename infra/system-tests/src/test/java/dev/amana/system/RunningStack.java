package dev.amana.system;

import dev.amana.localstack.LocalStack;
import dev.amana.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One stack for all tests that leave it as they found it: started for the first of them, ended with the JVM. */
final class RunningStack {

    private static final TraceSink TRACES = TraceSink.open();
    private static final LocalStack STACK = start();

    private RunningStack() {}

    static LocalStack stack() {
        return STACK;
    }

    /** What its services tell of their calls. */
    static TraceSink traces() {
        return TRACES;
    }

    static Sandbox sandbox() {
        return new Sandbox(STACK.publicBase(), STACK.directory().root());
    }

    private static LocalStack start() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "stacks"));
            LocalStack stack = LocalStack.forTest(Files.createTempDirectory(parent, "stack-"));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::down, "stack down"));
            stack.traceTo(Optional.of(TRACES.address()));
            stack.up();
            return stack;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
