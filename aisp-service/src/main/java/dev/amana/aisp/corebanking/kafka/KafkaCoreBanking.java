package dev.amana.aisp.corebanking.kafka;

import dev.amana.aisp.corebanking.CoreBanking;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.corebanking.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Core banking over Kafka. Each question carries an absolute deadline, so that nobody works for a caller who has gone;
 * the number of questions under way is bounded, so that a slow bank costs a refusal and never all memory.
 */
final class KafkaCoreBanking implements CoreBanking {
    private final CoreBankingProperties properties;
    private final Producer<String, byte[]> producer;
    private final Outstanding outstanding;
    private final ReplyReader replies;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Semaphore slots;

    KafkaCoreBanking(
            CoreBankingProperties properties,
            Producer<String, byte[]> producer,
            Outstanding outstanding,
            ReplyReader replies,
            Clock clock,
            MeterRegistry meters) {
        this.properties = properties;
        this.producer = producer;
        this.outstanding = outstanding;
        this.replies = replies;
        this.clock = clock;
        this.meters = meters;
        this.slots = new Semaphore(properties.maxOutstanding());
    }

    @Override
    public Reply ask(Query query, UUID interactionId) {
        var sample = Timer.start(meters);
        var reply = askIfFree(query, interactionId);
        sample.stop(Timer.builder("amana.corebanking.questions")
                .description("Time core banking took to answer, or to fail to")
                .tag("query", query.getClass().getSimpleName())
                .tag("outcome", reply.getClass().getSimpleName())
                .register(meters));
        return reply;
    }

    private Reply askIfFree(Query query, UUID interactionId) {
        if (!replies.listening()) {
            return new Reply.Unavailable("replies cannot be read");
        }
        if (!slots.tryAcquire()) {
            return new Reply.Unavailable("too many questions under way");
        }
        var requestId = UUID.randomUUID();
        var deadline = clock.instant().plus(properties.deadline());
        var reply = outstanding.expect(requestId);
        try {
            var acknowledged = new AtomicBoolean();
            send(RequestMessage.of(query, requestId, deadline, interactionId), acknowledged, reply);
            return await(reply, deadline, acknowledged);
        } catch (KafkaException e) {
            return new Reply.Unavailable("not sent: " + e);
        } finally {
            outstanding.forget(requestId);
            slots.release();
        }
    }

    private void send(RequestMessage message, AtomicBoolean acknowledged, CompletableFuture<byte[]> reply) {
        var key = message.requestId().toString();
        var request = new ProducerRecord<>(properties.requestTopic(), key, message.bytes());
        request.headers().add(Outstanding.REPLY_TO, outstanding.instance().getBytes(StandardCharsets.UTF_8));
        request.headers().add(Outstanding.REQUEST_ID, key.getBytes(StandardCharsets.UTF_8));
        var _ = producer.send(request, (_, failure) -> {
            if (failure == null) {
                acknowledged.set(true);
            } else {
                reply.completeExceptionally(failure);
            }
        });
    }

    private Reply await(CompletableFuture<byte[]> reply, Instant deadline, AtomicBoolean acknowledged) {
        try {
            var left = Duration.between(clock.instant(), deadline);
            return ReplyMessage.read(reply.get(left.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return acknowledged.get() ? new Reply.Late() : new Reply.Unavailable("Kafka took no question in time");
        } catch (ExecutionException e) {
            return new Reply.Unavailable("not sent: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Unavailable("interrupted");
        }
    }
}
