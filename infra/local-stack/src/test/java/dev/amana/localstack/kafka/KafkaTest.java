package dev.amana.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.localstack.check.FreePort;
import dev.amana.localstack.process.Launcher;
import dev.amana.localstack.process.ProcessFile;
import dev.amana.localstack.process.Running;
import dev.amana.localstack.process.Signal;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTest {

    private static final TopicPartition PARTITION = new TopicPartition("consents.v1", 0);

    @TempDir
    private Path directory;

    @Test
    void whatWasAcknowledgedOutlivesAKilledBroker() throws Exception {
        int port = FreePort.runOf(2);
        Kafka kafka = new Kafka(directory.resolve("kafka"), directory, port, port + 1, directory.resolve("kafka.log"));
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.address());

        Running first = start(kafka);
        try (Admin admin = Admin.create(client)) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(Topic.all().stream().map(Topic::name).toList());
        }
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), "key", "kept"))
                    .get();
        }
        first.kill();

        Running second = start(kafka);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            assertThat(consumer.poll(Duration.ofSeconds(20)))
                    .extracting(ConsumerRecord::value)
                    .containsExactly("kept");
        } finally {
            second.stop(Signal.TERM, Duration.ofSeconds(20));
        }
    }

    private Running start(Kafka kafka) {
        ProcessFile file = new ProcessFile(directory.resolve("kafka.pid"));
        List<Path> classPath = Stream.of(
                        System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        Running running = Launcher.start(kafka.launch(classPath, List.of()), file);
        await().atMost(Duration.ofSeconds(60)).until(() -> kafka.ready(running.pid()));
        return running;
    }
}
