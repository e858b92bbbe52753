package dev.amana.feed.publish;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the publisher. However often it rang since the last look, one look at the outbox answers it. */
final class Doorbell {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Waits until it rings, and answers whether it did. */
    boolean await(Duration atMost) throws InterruptedException {
        boolean rang = rung.tryAcquire(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
        rung.drainPermits();
        return rang;
    }
}
