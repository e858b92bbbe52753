package dev.amana.sandbox.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rounds of requests until they cost no less than those before them. A fixed time would measure how far the virtual machine has got with
 * compiling, which takes the longer the fewer processors there are.
 */
public final class WarmUp {

    /** Compared with as many rounds before them: a single round is too noisy. */
    private static final int ROUNDS = 8;
    /** What the rounds still gain, of what they cost, when they have settled. */
    private static final double SETTLED = 0.03;
    /** Against a machine on which they never settle. */
    private static final int LONGEST = 6;

    private final Duration least;
    private final List<Duration> costs = new ArrayList<>();

    public WarmUp(Duration least) {
        this.least = least;
    }

    /** @param round processor time of one more round */
    public void cost(Duration round) {
        costs.add(round);
    }

    /** @param elapsed since the first round began */
    public boolean isOver(Duration elapsed) {
        if (elapsed.compareTo(least) < 0) {
            return false;
        }
        return elapsed.compareTo(least.multipliedBy(LONGEST)) >= 0 || settled();
    }

    private boolean settled() {
        int count = costs.size();
        if (count < 2 * ROUNDS) {
            return false;
        }
        double before = sum(count - 2 * ROUNDS, count - ROUNDS);
        double after = sum(count - ROUNDS, count);
        return after >= before * (1 - SETTLED);
    }

    private double sum(int from, int to) {
        return costs.subList(from, to).stream().mapToLong(Duration::toNanos).sum();
    }
}
