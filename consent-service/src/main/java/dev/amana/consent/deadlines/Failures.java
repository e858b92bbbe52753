package dev.amana.consent.deadlines;

import org.jspecify.annotations.Nullable;

/** The first few failures of a round: kept until its end, and then thrown as one. */
final class Failures {

    /** One broken consent is one failure; a database that is away fails every time. */
    private static final int MOST = 3;

    private @Nullable RuntimeException first;
    private int count;

    /** Does this, and keeps its failure for the end; the last one that is tolerated ends the round. */
    void tolerate(Runnable attempt) {
        try {
            attempt.run();
        } catch (RuntimeException failure) {
            if (first == null) {
                first = failure;
            } else {
                first.addSuppressed(failure);
            }
            count++;
            if (count == MOST) {
                throw first;
            }
        }
    }

    void throwIfAny() {
        if (first != null) {
            throw first;
        }
    }
}
