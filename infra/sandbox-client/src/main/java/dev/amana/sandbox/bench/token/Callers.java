package dev.amana.sandbox.bench.token;

import dev.amana.sandbox.SandboxFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** One caller for each connection; together they send every request once. */
final class Callers {

    private final List<Connection> connections;
    private final List<byte[]> requests;
    private final Predicate<String> right;
    private final AtomicInteger next = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final long[] nanos;

    Callers(List<Connection> connections, List<byte[]> requests, Predicate<String> right) {
        this.connections = connections;
        this.requests = requests;
        this.right = right;
        this.nanos = new long[requests.size()];
    }

    Duration run() {
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(connections.size())) {
            List<? extends Future<?>> running = connections.stream()
                    .map(connection -> threads.submit(() -> call(connection)))
                    .toList();
            for (Future<?> each : running) {
                each.get();
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

    private void call(Connection connection) {
        for (int n = next.getAndIncrement(); n < requests.size(); n = next.getAndIncrement()) {
            long sent = System.nanoTime();
            Connection.Answer answer = connection.send(requests.get(n));
            nanos[n] = System.nanoTime() - sent;
            if (answer.status() != 200 || !right.test(answer.body())) {
                wrong.add(answer.status() + " " + answer.body());
            }
        }
    }

    int wrong() {
        return wrong.size();
    }

    Optional<String> firstWrong() {
        return Optional.ofNullable(wrong.peek());
    }

    /** Such as {@code p50 1.2 ms, p99 8.0 ms}. */
    String times() {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms",
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6);
    }
}
