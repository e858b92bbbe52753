package dev.amana.corebanking.controls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** How the bank behaves towards those who ask it: as it should, unless a test has told it otherwise. */
@Component
public class Controls {
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Behaviour current = Behaviour.NORMAL;

    Controls(Clock clock) {
        this.clock = clock;
    }

    Behaviour current() {
        return current;
    }

    /** The behaviour towards a question that names these accounts. */
    public Behaviour towards(Collection<String> accountIds) {
        return current.towards(accountIds);
    }

    /**
     * Waits until the answer to a question asked then, about these accounts, is as old as it is to be. Told otherwise
     * meanwhile, it does otherwise: those who wait when the bank becomes quick wait no longer.
     */
    public void delay(Instant asked, Collection<String> accountIds) throws InterruptedException {
        lock.lock();
        try {
            for (; ; ) {
                var left = Duration.between(
                        clock.instant(), asked.plusMillis(towards(accountIds).replyDelayMillis()));
                if (!left.isPositive()) {
                    return;
                }
                var _ = changed.await(left.toMillis() + 1, TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    void become(Behaviour behaviour) {
        lock.lock();
        try {
            current = behaviour;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
