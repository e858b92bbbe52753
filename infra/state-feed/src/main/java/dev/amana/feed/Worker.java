package dev.amana.feed;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A thread of its own that does one task again and again for as long as the application lives. What fails is logged,
 * counted, waited out and begun anew; nothing but {@link #stop()} ends it.
 */
public final class Worker implements SmartLifecycle {

    /** One stretch of work: returns when told to stop or when it wants to begin anew. */
    @FunctionalInterface
    public interface Task {
        void run(Stop stop) throws InterruptedException;
    }

    /** Whether, and until when, the worker may go on. */
    public static final class Stop {
        private final CountDownLatch requested = new CountDownLatch(1);

        public boolean isRequested() {
            return requested.getCount() == 0;
        }
    }

    /** Begun before the web server and ended after it: what is served is fed to the end. */
    public static final int PHASE = 0;

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    /** Long enough not to press a broken server, short enough to be no part of an outage. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    /** A stretch that lasted this long was healthy: the next failure is a first one again. */
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(5);

    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private record Running(Thread thread, Stop stop) {}

    private final String name;
    private final Task task;
    private final Runnable wake;
    private final Counter failures;
    private volatile @Nullable Running running;

    /**
     * @param wake     ends the task's waiting, so that it sees a stop at once
     * @param failures counts the stretches that failed
     */
    public Worker(String name, Task task, Runnable wake, Counter failures) {
        this.name = name;
        this.task = task;
        this.wake = wake;
        this.failures = failures;
    }

    @Override
    public synchronized void start() {
        if (running == null) {
            Stop stop = new Stop();
            running = new Running(Thread.ofPlatform().name(name).daemon().start(() -> work(stop)), stop);
        }
    }

    @Override
    public synchronized void stop() {
        Running now = running;
        if (now == null) {
            return;
        }
        now.stop().requested.countDown();
        wake.run();
        try {
            if (!now.thread().join(STOP_WITHIN)) {
                log.warn("{} does not stop, interrupting it", name);
                now.thread().interrupt();
            }
        } catch (InterruptedException e) {
            now.thread().interrupt();
            Thread.currentThread().interrupt();
        }
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void work(Stop stop) {
        int failed = 0;
        while (!stop.isRequested()) {
            long began = System.nanoTime();
            try {
                task.run(stop);
                failed = 0;
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) { // an Error too: the feed going quiet would be worse than trying again
                boolean wasHealthy = System.nanoTime() - began > HEALTHY_AFTER.toNanos();
                failed = wasHealthy ? 1 : failed + 1;
                failures.increment();
                report(failed, e);
                if (!pause(stop, failed)) {
                    return;
                }
            }
        }
    }

    /** With its trace the first time, in one line while it lasts. */
    private void report(int failed, Throwable e) {
        if (failed == 1) {
            log.error("{} failed and begins anew", name, e);
        } else {
            log.error("{} failed {} times in a row and begins anew: {}", name, failed, e.toString());
        }
    }

    private static boolean pause(Stop stop, int failed) {
        long most = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failed - 1, 10));
        long millis =
                ThreadLocalRandom.current().nextLong(most / 2, most + 1); // so that instances do not retry in step
        try {
            return !stop.requested.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
