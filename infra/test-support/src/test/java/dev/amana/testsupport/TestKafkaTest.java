package dev.amana.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TestKafkaTest {

    @Test
    void everySharedTopicIsThereWithItsPartitions() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            List<String> names = Topic.shared().stream().map(Topic::name).toList();
            Map<String, TopicDescription> found =
                    admin.describeTopics(names).allTopicNames().get();
            assertThat(Topic.shared())
                    .allSatisfy(topic -> assertThat(found.get(topic.name()))
                            .extracting(d -> d.partitions().size())
                            .isEqualTo(topic.partitions()));
        }
    }

    @Test
    void committedTransactionIsReadAndAbortedOneIsNot() throws Exception {
        TestKafka.createTopic("transactions", 1, Map.of());
        Map<String, Object> producing =
                Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "transactional.id", "test");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(producing, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transactions", "key", "aborted"))
                    .get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transactions", "key", "committed"))
                    .get();
            producer.commitTransaction();
        }
        Map<String, Object> consuming =
                Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(consuming, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partition = List.of(new TopicPartition("transactions", 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            assertThat(consumer.poll(Duration.ofSeconds(20)))
                    .extracting(ConsumerRecord::value)
                    .containsExactly("committed");
        }
    }
}
