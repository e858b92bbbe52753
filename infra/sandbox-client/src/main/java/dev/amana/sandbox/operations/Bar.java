package dev.amana.sandbox.operations;

import java.io.PrintStream;
import java.util.Locale;

/** A bar that fills, on a terminal in one line; elsewhere a line only when the phase changes. */
final class Bar {

    private static final int WIDTH = 30;
    private static final int SECONDS = 60;

    private final PrintStream out;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private String shown = "";

    Bar(PrintStream out) {
        this.out = out;
    }

    void show(String phase, long done, long total, long perSecond, long secondsLeft) {
        if (terminal) {
            out.print("\r" + line(phase, done, total, perSecond, secondsLeft) + "\u001b[K");
            out.flush();
        } else if (!phase.equals(shown)) {
            out.println(line(phase, done, total, perSecond, secondsLeft));
        }
        shown = phase;
    }

    void end() {
        if (terminal) {
            out.println();
        }
    }

    /** @param secondsLeft below 0 where that is not known */
    static String line(String phase, long done, long total, long perSecond, long secondsLeft) {
        int filled = total == 0 ? WIDTH : (int) Math.min(WIDTH, done * WIDTH / total);
        return String.format(
                Locale.ROOT,
                "[%s%s] %s, %,d of %,d events, %,d/s%s",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                phase,
                done,
                total,
                perSecond,
                secondsLeft < 0
                        ? ""
                        : String.format(Locale.ROOT, ", %d:%02d left", secondsLeft / SECONDS, secondsLeft % SECONDS));
    }
}
