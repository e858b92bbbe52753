package dev.amana.aisp.fairusage;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What this instance has taken of each limit and not spent yet. Calls are taken from the ledger a handful at a time, so
 * most are counted without asking it, and one whose limit is used up is refused without asking it until the window ends.
 * What an instance took and did not spend is lost to the application: a two-hundredth of its limit at most.
 */
final class Leases {
    /** Small enough to lose, large enough that the ledger is asked for few calls of a busy application. */
    private static final long SHARE_OF_LIMIT = 200;

    private static final long LARGEST = 100;

    /** Some 20 MB of consents called about in one day; beyond that the ledger is asked for each call. */
    private static final int MOST_HELD = 100_000;

    private final UsageLedger ledger;
    private final Map<String, Lease> held = new ConcurrentHashMap<>();

    Leases(UsageLedger ledger) {
        this.ledger = ledger;
    }

    /** Spends one call; whether there was one to spend. */
    boolean spend(String key, Window window, long limit) {
        var lease = held.get(key);
        if (lease == null) {
            if (held.size() >= MOST_HELD) {
                return ledger.take(key, window, limit, 1) > 0;
            }
            lease = held.computeIfAbsent(key, _ -> new Lease());
        }
        return lease.spend(key, window, limit);
    }

    /** Lets go of what belongs to windows that are over. */
    void forgetBefore(Instant now) {
        held.values().removeIf(lease -> lease.isOver(now));
    }

    int size() {
        return held.size();
    }

    private final class Lease {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Window of;
        private long left;
        private boolean usedUp;

        private boolean spend(String key, Window window, long limit) {
            lock.lock();
            try {
                if (!window.equals(of)) {
                    of = window;
                    left = 0;
                    usedUp = false;
                }
                if (left == 0 && !usedUp) {
                    left = ledger.take(key, window, limit, Math.clamp(limit / SHARE_OF_LIMIT, 1, LARGEST));
                    usedUp = left == 0;
                }
                if (usedUp) {
                    return false;
                }
                left--;
                return true;
            } finally {
                lock.unlock();
            }
        }

        /** One in use is not over, whatever the time says. */
        private boolean isOver(Instant now) {
            if (!lock.tryLock()) {
                return false;
            }
            try {
                return of != null && !of.end().isAfter(now);
            } finally {
                lock.unlock();
            }
        }
    }
}
