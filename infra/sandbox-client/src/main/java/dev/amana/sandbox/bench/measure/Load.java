package dev.amana.sandbox.bench.measure;

import dev.amana.sandbox.SandboxFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** Rounds by several callers at once, each taking the next as soon as it is through with one. */
public final class Load {

    private Load() {}

    /** @return how long all of them took together */
    public static Duration run(int rounds, int concurrency, IntConsumer round) {
        return run(number -> number < rounds, concurrency, round);
    }

    /** Rounds without end, none of which begins later than that by {@link System#nanoTime}. */
    public static Duration until(long end, int concurrency, IntConsumer round) {
        return run(_ -> System.nanoTime() - end < 0, concurrency, round);
    }

    private static Duration run(IntPredicate goesOn, int concurrency, IntConsumer round) {
        var next = new AtomicInteger();
        long start = System.nanoTime();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int caller = 0; caller < concurrency; caller++) {
                running.add(callers.submit(() -> {
                    for (int i = next.getAndIncrement(); goesOn.test(i); i = next.getAndIncrement()) {
                        round.accept(i);
                    }
                }));
            }
            for (Future<?> caller : running) {
                caller.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof SandboxFailure failure
                    ? failure
                    : new SandboxFailure("the load broke: " + failed.getCause(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("interrupted", interrupted);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
