package dev.amana.token.corebanking;

import dev.amana.traces.KafkaTraces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Text messages by way of {@code core-banking.sms.v1}. */
@Component
class KafkaTextMessages implements TextMessages {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaTextMessages.class);

    private final Producer<String, byte[]> producer;
    private final Envelope envelope;
    private final InstantSource clock;
    private final JsonMapper json;
    private final Counter lost;

    KafkaTextMessages(
            Producer<String, byte[]> producer,
            Envelope envelope,
            InstantSource clock,
            JsonMapper json,
            MeterRegistry meters) {
        this.producer = producer;
        this.envelope = envelope;
        this.clock = clock;
        this.json = json;
        this.lost = meters.counter("amana.core-banking.sms.lost");
    }

    @Override
    public void send(String psuId, String text) {
        SmsRecord sms = new SmsRecord(1, UUID.randomUUID(), psuId, envelope.seal(new Text(text)), clock.instant());
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(Topics.SMS, psuId, json.writeValueAsBytes(sms));
        KafkaTraces.follow(message);
        try {
            producer.send(message, (_, failure) -> {
                if (failure != null) {
                    lost(failure);
                }
            });
        } catch (KafkaException e) {
            lost(e);
        }
    }

    private void lost(Exception failure) {
        lost.increment();
        LOG.warn("a text message was not handed over: {}", failure.getMessage());
    }

    @Override
    public void pretend(String text) {
        envelope.seal(new Text(text));
    }

    private record Text(String text) {}
}
