package dev.amana.sandbox.bench.measure;

import dev.amana.sandbox.SandboxFailure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The rounds that did not go as promised: counted, and the first few told. */
public final class Exceptions {

    private static final int TOLD = 10;

    private final AtomicInteger count = new AtomicInteger();
    private final List<String> told = new ArrayList<>();

    /** Runs a round; whatever it finds wrong is counted and the others go on. */
    public void counting(Runnable round) {
        try {
            round.run();
        } catch (SandboxFailure wrong) {
            add(String.valueOf(wrong.getMessage()));
        }
    }

    public void add(String what) {
        count.incrementAndGet();
        synchronized (told) {
            if (told.size() < TOLD) {
                told.add(what);
            }
        }
    }

    public int count() {
        return count.get();
    }

    public void print(PrintStream out) {
        synchronized (told) {
            told.forEach(what -> out.println("  EXCEPTION " + what));
        }
    }
}
