package dev.amana.sandbox.bench.measure;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Processor time of one process of the stack, as Linux counts it: all its threads, in user and system mode (proc(5)). */
public record ProcessorTime(Path stat) {

    /** {@code USER_HZ}, which Linux shows to every program as 100. */
    private static final long TICKS_PER_SECOND = 100;
    /** Fields behind the program's name, which may itself hold spaces. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    public static ProcessorTime of(Sandbox sandbox, String part) {
        Path file = sandbox.directory().resolve("run").resolve(part + ".pid");
        try {
            long pid = Long.parseLong(Files.readAllLines(file).getFirst());
            return new ProcessorTime(Path.of("/proc", Long.toString(pid), "stat"));
        } catch (IOException | NumberFormatException unreadable) {
            throw new SandboxFailure("cannot tell the process of " + part + " from " + file, unreadable);
        }
    }

    public Duration used() {
        try {
            String line = Files.readString(stat);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
            return Duration.ofMillis(ticks * 1_000 / TICKS_PER_SECOND);
        } catch (IOException gone) {
            throw new SandboxFailure("the process is gone, or this is no Linux: " + stat, gone);
        }
    }
}
