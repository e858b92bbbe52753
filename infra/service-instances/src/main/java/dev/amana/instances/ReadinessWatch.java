package dev.amana.instances;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks once a second whether instances are ready, each on a thread of its own, so that one that hangs delays none. */
final class ReadinessWatch implements AutoCloseable {

    /** How long an instance that has become unwell can still be sent requests; a probe costs it less than a request. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** One that takes longer to say that it is ready serves nobody well: it is stopped, or drowning. */
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(ANSWERS_WITHIN)
            .build();
    private final CountDownLatch closed = new CountDownLatch(1);

    void watch(URI base, Consumer<Boolean> judge) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/actuator/health/readiness"))
                .timeout(ANSWERS_WITHIN)
                .build();
        Thread.ofVirtual().name("watch " + base).start(() -> {
            try {
                do {
                    judge.accept(isReady(request));
                } while (!closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean isReady(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException noAnswer) {
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        http.shutdownNow();
    }
}
