package dev.amana.system;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records that no publisher of ours would send. */
final class PoisonedTopic {

    private PoisonedTopic() {}

    /** One that nobody can read; on the topic when this returns. */
    static void send(String bootstrapServers, String topic, String key) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            var unused =
                    producer.send(new ProducerRecord<>(topic, key, "not a state".getBytes(StandardCharsets.UTF_8)));
            producer.flush();
        }
    }
}
