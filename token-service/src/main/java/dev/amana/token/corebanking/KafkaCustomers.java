package dev.amana.token.corebanking;

import dev.amana.traces.KafkaTraces;
import dev.amana.traces.Step;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Customers by question and answer over Kafka, each with an absolute deadline. */
@Component
class KafkaCustomers implements Customers {

    private final Producer<String, byte[]> producer;
    private final PendingAnswers pending;
    private final Instance instance;
    private final Envelope envelope;
    private final CoreBankingSettings settings;
    private final InstantSource clock;
    private final JsonMapper json;
    private final Timer timer;

    KafkaCustomers(
            Producer<String, byte[]> producer,
            PendingAnswers pending,
            Instance instance,
            Envelope envelope,
            CoreBankingSettings settings,
            InstantSource clock,
            JsonMapper json,
            MeterRegistry meters) {
        this.producer = producer;
        this.pending = pending;
        this.instance = instance;
        this.envelope = envelope;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
        this.timer = meters.timer("amana.core-banking.identity.answers");
    }

    @Override
    public Optional<String> verify(Credentials credentials) {
        Answer answer = ask(new Question.VerifyCustomer(UUID.randomUUID(), deadline(), envelope.seal(credentials)));
        return switch (answer.outcome()) {
            case "Matched" -> Optional.of(Objects.requireNonNull(answer.psuId(), "psuId"));
            case "NoMatch" -> Optional.empty();
            case null, default -> throw new CoreBankingSilentException("core banking failed to answer");
        };
    }

    @Override
    public List<CustomerAccount> accountsOf(String psuId) {
        Answer answer = ask(new Question.CustomerAccounts(UUID.randomUUID(), deadline(), psuId));
        return switch (answer.outcome()) {
            case "Found" -> List.copyOf(Objects.requireNonNull(answer.accounts(), "accounts"));
            case null, default -> throw new CoreBankingSilentException("core banking failed to answer");
        };
    }

    private Instant deadline() {
        return clock.instant().plus(settings.deadline());
    }

    private Answer ask(Question question) {
        UUID requestId = question.requestId();
        long started = System.nanoTime();
        CompletableFuture<byte[]> answer = pending.join(requestId);
        ProducerRecord<String, byte[]> request = request(question);
        try (Step step = KafkaTraces.asking(request)) {
            step.with("amana.query", question.getClass().getSimpleName());
            send(request, answer);
            return Answer.read(answer.get(settings.deadline().toMillis(), TimeUnit.MILLISECONDS), json);
        } catch (TimeoutException late) {
            throw new CoreBankingSilentException("core banking did not answer in time", late);
        } catch (ExecutionException | KafkaException failed) {
            throw new CoreBankingSilentException("core banking could not be asked", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CoreBankingSilentException("stopping", stopping);
        } finally {
            pending.leave(requestId);
            timer.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        }
    }

    private ProducerRecord<String, byte[]> request(Question question) {
        ProducerRecord<String, byte[]> request = new ProducerRecord<>(
                Topics.REQUESTS, question.requestId().toString(), json.writeValueAsBytes(question));
        instance.sign(request.headers(), question.requestId());
        return request;
    }

    private void send(ProducerRecord<String, byte[]> request, CompletableFuture<byte[]> answer) {
        producer.send(request, (_, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
            }
        });
    }
}
