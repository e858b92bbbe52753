package dev.amana.token.corebanking;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** The questions of this instance that wait for an answer; never more than the configured number. */
@Component
class PendingAnswers {

    private final Map<UUID, CompletableFuture<byte[]>> waiting = new ConcurrentHashMap<>();
    private final Semaphore places;

    PendingAnswers(CoreBankingSettings settings, MeterRegistry meters) {
        this.places = new Semaphore(settings.maxPending());
        Gauge.builder("amana.core-banking.identity.pending", waiting, Map::size).register(meters);
    }

    /** Waits from now on; whoever asks must {@link #leave} again. */
    CompletableFuture<byte[]> join(UUID requestId) {
        if (!places.tryAcquire()) {
            throw new CoreBankingSilentException("too many questions to core banking are waiting");
        }
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        waiting.put(requestId, answer);
        return answer;
    }

    void leave(UUID requestId) {
        if (waiting.remove(requestId) != null) {
            places.release();
        }
    }

    /** An answer that nobody waits for any more is dropped. */
    void arrived(UUID requestId, byte[] value) {
        CompletableFuture<byte[]> answer = waiting.get(requestId);
        if (answer != null) {
            answer.complete(value);
        }
    }
}
