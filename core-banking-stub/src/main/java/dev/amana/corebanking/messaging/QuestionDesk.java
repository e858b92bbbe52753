package dev.amana.corebanking.messaging;

import dev.amana.corebanking.controls.Controls;
import dev.amana.traces.KafkaTraces;
import dev.amana.traces.Step;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bank's counter: takes a batch of questions, answers all of them at once, and returns when every answer is with the
 * broker, so that a question is forgotten only once it is answered (or needs no answer any more, or is to be answered
 * late on demand). No question, however wrong or slow, stops the others.
 */
@Component
public class QuestionDesk {

    /** What a reply may weigh; the topic's readers are promised it. */
    public static final int LARGEST_REPLY_BYTES = 512 * 1024;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(QuestionDesk.class);

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final JsonMapper json;
    private final Controls controls;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ExecutorService clerks = Executors.newVirtualThreadPerTaskExecutor();

    QuestionDesk(
            KafkaTemplate<byte[], byte[]> kafka,
            JsonMapper json,
            Controls controls,
            Clock clock,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.json = json;
        this.controls = controls;
        this.clock = clock;
        this.meters = meters;
    }

    /** Answers a batch; throws if the broker did not take an answer, so that the batch comes again. */
    public void serve(List<ConsumerRecord<byte[], byte[]>> batch, String replyTopic, Answers answers) {
        List<CompletableFuture<Void>> served = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            served.add(CompletableFuture.supplyAsync(() -> replies(replyTopic, record, answers), clerks)
                    .thenCompose(replies ->
                            isToldToBeSlow(record) ? later(() -> sendAll(replies), record) : sendAll(replies)));
        }
        CompletableFuture.allOf(served.toArray(CompletableFuture[]::new)).join();
    }

    private boolean isToldToBeSlow(ConsumerRecord<byte[], byte[]> record) {
        return controls.towards(accountIds(parsed(record))).replyDelayMillis() > 0;
    }

    /** Slow on demand: the answer is as old as the controls say, counted from the question's own time; nobody waits for it. */
    private CompletableFuture<Void> later(
            Supplier<CompletableFuture<Void>> sending, ConsumerRecord<byte[], byte[]> record) {
        var accountIds = accountIds(parsed(record));
        clerks.execute(() -> {
            try {
                controls.delay(Instant.ofEpochMilli(record.timestamp()), accountIds);
                sending.get().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (CompletionException | KafkaException e) {
                log.warn("A late answer on {} did not reach the broker: {}", record.topic(), e.toString());
            }
        });
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> sendAll(List<ProducerRecord<byte[], byte[]>> replies) {
        return CompletableFuture.allOf(replies.stream().map(kafka::send).toArray(CompletableFuture[]::new));
    }

    /** The replies to a question, caused by the work on it. */
    private List<ProducerRecord<byte[], byte[]>> replies(
            String topic, ConsumerRecord<byte[], byte[]> question, Answers answers) {
        try (Step _ = KafkaTraces.processing(question)) {
            return answer(question, answers).stream()
                    .map(value -> reply(topic, question, value))
                    .toList();
        }
    }

    private static List<String> accountIds(Optional<JsonNode> fields) {
        return fields.map(of -> of.path("accountIds").valueStream().map(id -> id.asString("")))
                .map(Stream::toList)
                .orElse(List.of());
    }

    private List<byte[]> answer(ConsumerRecord<byte[], byte[]> record, Answers answers) {
        if (header(record, Topics.REPLY_TO).isEmpty()) {
            return dropped(record, "it has no header " + Topics.REPLY_TO);
        }
        Optional<JsonNode> fields = parsed(record);
        Optional<String> requestId = header(record, Topics.REQUEST_ID)
                .or(() -> fields.map(f -> f.path("requestId"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue));
        if (requestId.isEmpty()) {
            return dropped(record, "it has no request id");
        }
        var behaviour = controls.towards(accountIds(fields));
        if (behaviour.silent()) {
            return counted(record, "silenced", List.of());
        }
        return switch (behaviour.wrong()) {
            case Nothing -> reply(record, requestId.get(), fields, answers);
            case Malformed -> counted(record, "malformed", List.of(torn(requestId.get())));
            case Failed -> failed(record, requestId.get(), "core banking was told to fail");
        };
    }

    private List<byte[]> reply(
            ConsumerRecord<byte[], byte[]> record, String requestId, Optional<JsonNode> fields, Answers answers) {
        try {
            Question question = Question.of(
                    requestId,
                    fields.orElseThrow(() -> new MalformedQuestionException("the question is no JSON object")));
            if (clock.instant().isAfter(due(record, question))) {
                return counted(record, "expired", List.of());
            }
            List<byte[]> replies = written(answers.to(question));
            if (replies.stream().anyMatch(reply -> reply.length > LARGEST_REPLY_BYTES)) {
                return failed(record, requestId, "the answer is larger than " + LARGEST_REPLY_BYTES + " bytes");
            }
            return counted(record, "answered", replies);
        } catch (MalformedQuestionException e) {
            return failed(record, requestId, e.reason());
        } catch (RuntimeException defect) {
            // Ours to mend: the asker is told at once, and the questions behind this one are not held up by it.
            log.error("A question on {} could not be answered: a defect", record.topic(), defect);
            return failed(record, requestId, "core banking has a defect");
        }
    }

    /** When the asker stops waiting: nobody is believed to wait for longer than a minute. */
    private static Instant due(ConsumerRecord<byte[], byte[]> record, Question question) {
        Instant latest = Instant.ofEpochMilli(record.timestamp()).plus(LONGEST_WAIT);
        return question.deadline().isBefore(latest) ? question.deadline() : latest;
    }

    private List<byte[]> written(Object answer) {
        List<?> parts = answer instanceof Answers.Several several ? several.parts() : List.of(answer);
        return parts.stream().map(json::writeValueAsBytes).toList();
    }

    private static ProducerRecord<byte[], byte[]> reply(
            String topic, ConsumerRecord<byte[], byte[]> question, byte[] reply) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, question.key(), reply);
        for (String name : List.of(Topics.REPLY_TO, Topics.REQUEST_ID)) {
            Header header = question.headers().lastHeader(name);
            if (header != null) {
                record.headers().add(header);
            }
        }
        KafkaTraces.follow(record);
        return record;
    }

    private Optional<JsonNode> parsed(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readTree(record.value())).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    /** An answer that breaks off in the middle. */
    private byte[] torn(String requestId) {
        byte[] whole = json.writeValueAsBytes(Failed.of(requestId, "never told"));
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private List<byte[]> failed(ConsumerRecord<byte[], byte[]> record, String requestId, String reason) {
        return counted(record, "failed", List.of(json.writeValueAsBytes(Failed.of(requestId, reason))));
    }

    private List<byte[]> dropped(ConsumerRecord<byte[], byte[]> record, String why) {
        log.warn("A question on {} is dropped: {}", record.topic(), why);
        return counted(record, "dropped", List.of());
    }

    private List<byte[]> counted(ConsumerRecord<byte[], byte[]> record, String result, List<byte[]> reply) {
        meters.counter("amana.core-banking.questions", "topic", record.topic(), "result", result)
                .increment();
        return reply;
    }
}
