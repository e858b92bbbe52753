package dev.amana.aisp.corebanking.kafka;

import dev.amana.feed.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CoreBankingProperties.class)
class KafkaCoreBankingConfiguration {

    /** Longest that finding the broker may hold a call up, before it is told that Kafka is down. */
    private static final Duration MAX_BLOCK = Duration.ofSeconds(1);

    @Bean
    Outstanding outstanding(MeterRegistry meters) {
        return new Outstanding(meters);
    }

    @Bean
    ReplyReader replyReader(CoreBankingProperties properties, Outstanding outstanding, KafkaProperties kafka) {
        return new ReplyReader(properties.replyTopic(), outstanding, () -> {
            Map<String, Object> settings = kafka.buildConsumerProperties();
            settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
            settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
            settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
            settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
            return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        });
    }

    @Bean
    Worker replyReading(ReplyReader reader, MeterRegistry meters) {
        return new Worker(
                "core-banking-replies", reader, reader::wake, meters.counter("amana.corebanking.replies.failed"));
    }

    /** A question is worth nothing after its deadline, so it is neither retried nor kept beyond it. */
    @Bean(destroyMethod = "close")
    Producer<String, byte[]> questionProducer(CoreBankingProperties properties, KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        var deadlineMillis = Math.toIntExact(properties.deadline().toMillis());
        settings.put(ProducerConfig.ACKS_CONFIG, "1");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(MAX_BLOCK.toMillis(), deadlineMillis));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, deadlineMillis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deadlineMillis);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Bean
    KafkaCoreBanking coreBanking(
            CoreBankingProperties properties,
            Producer<String, byte[]> questionProducer,
            Outstanding outstanding,
            ReplyReader replies,
            Clock clock,
            MeterRegistry meters) {
        return new KafkaCoreBanking(properties, questionProducer, outstanding, replies, clock, meters);
    }
}
