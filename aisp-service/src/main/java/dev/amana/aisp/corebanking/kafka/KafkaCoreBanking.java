package dev.amana.aisp.corebanking.kafka;

import dev.amana.aisp.corebanking.Asker;
import dev.amana.aisp.corebanking.CoreBanking;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.corebanking.Reply;
import dev.amana.aisp.corebanking.kafka.Outstanding.Arrival;
import dev.amana.traces.KafkaTraces;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Core banking over Kafka. Each question carries an absolute deadline, so that nobody works for a caller who has gone;
 * the number of questions under way is bounded, so that a slow bank costs a refusal and never all memory; a caller whom
 * it leaves waiting takes no other's place, and after a while is told at once.
 */
final class KafkaCoreBanking implements CoreBanking {
    private final CoreBankingProperties properties;
    private final Producer<String, byte[]> producer;
    private final Outstanding outstanding;
    private final ReplyReader replies;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Places places;
    private final Places filePlaces;
    private final Silence silence;

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
        this.places = new Places(properties.maxOutstanding());
        this.filePlaces = new Places(properties.maxFiles());
        this.silence = new Silence(properties.patience());
        Gauge.builder("amana.corebanking.silent", silence, Silence::callers)
                .description("TPPs to whose questions core banking does not answer any more")
                .register(meters);
    }

    @Override
    public Reply ask(Query query, Asker asker) {
        var sample = Timer.start(meters);
        var reply = askIfFree(query, asker);
        sample.stop(Timer.builder("amana.corebanking.questions")
                .description("Time core banking took to answer, or to fail to")
                .tag("query", query.getClass().getSimpleName())
                .tag("outcome", reply.getClass().getSimpleName())
                .register(meters));
        return reply;
    }

    private Reply askIfFree(Query query, Asker asker) {
        if (!replies.listening()) {
            return new Reply.Unavailable("replies cannot be read");
        }
        var file = query instanceof Query.StatementFile;
        var free = file ? filePlaces : places;
        if (!free.take(asker.clientId())) {
            return new Reply.Unavailable("too many questions under way");
        }
        try {
            return silence.isWorthAsking(asker.clientId())
                    ? asked(query, asker, file)
                    : new Reply.Unavailable("too many questions in a row had no answer");
        } finally {
            free.giveBack(asker.clientId());
        }
    }

    private Reply asked(Query query, Asker asker, boolean file) {
        var requestId = UUID.randomUUID();
        var deadline = clock.instant().plus(properties.deadline());
        var arrivals = outstanding.expect(requestId, file ? FileChunks.MOST : 1);
        var answered = new AtomicBoolean();
        var request = request(RequestMessage.of(query, requestId, deadline, asker.interactionId()));
        try (var step = KafkaTraces.asking(request)) {
            step.with("amana.query", query.getClass().getSimpleName());
            var acknowledged = new AtomicBoolean();
            send(request, acknowledged, arrivals);
            var chunks = file
                    ? Optional.of(new FileChunks(properties.maxFileSize().toBytes()))
                    : Optional.<FileChunks>empty();
            var reply = await(arrivals, chunks, deadline, acknowledged, answered);
            step.with("amana.outcome", reply.getClass().getSimpleName());
            return reply;
        } catch (KafkaException e) {
            return new Reply.Unavailable("not sent: " + e);
        } finally {
            outstanding.forget(requestId);
            if (answered.get()) {
                silence.answered(asker.clientId());
            } else {
                silence.unanswered(asker.clientId());
            }
        }
    }

    private ProducerRecord<String, byte[]> request(RequestMessage message) {
        var key = message.requestId().toString();
        var request = new ProducerRecord<>(properties.requestTopic(), key, message.bytes());
        request.headers().add(Outstanding.REPLY_TO, outstanding.instance().getBytes(StandardCharsets.UTF_8));
        request.headers().add(Outstanding.REQUEST_ID, key.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private void send(
            ProducerRecord<String, byte[]> request, AtomicBoolean acknowledged, BlockingQueue<Arrival> arrivals) {
        var _ = producer.send(request, (_, failure) -> {
            if (failure == null) {
                acknowledged.set(true);
            } else {
                var _ = arrivals.offer(new Arrival.NotSent(failure));
            }
        });
    }

    private Reply await(
            BlockingQueue<Arrival> arrivals,
            Optional<FileChunks> chunks,
            Instant deadline,
            AtomicBoolean acknowledged,
            AtomicBoolean answered) {
        try {
            for (; ; ) {
                var left = Duration.between(clock.instant(), deadline);
                var arrival = arrivals.poll(left.toNanos(), TimeUnit.NANOSECONDS);
                if (arrival == null) {
                    return acknowledged.get()
                            ? new Reply.Late()
                            : new Reply.Unavailable("Kafka took no question in time");
                }
                var reply = switch (arrival) {
                    case Arrival.Value(byte[] bytes) -> {
                        answered.set(true);
                        yield ReplyMessage.read(bytes, chunks);
                    }
                    case Arrival.NotSent(Exception cause) ->
                        Optional.<Reply>of(new Reply.Unavailable("not sent: " + cause));
                };
                if (reply.isPresent()) {
                    return reply.get();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Unavailable("interrupted");
        }
    }
}
