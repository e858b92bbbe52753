package dev.amana.aisp.decisions.kafka;

import dev.amana.aisp.decisions.Spool;
import dev.amana.feed.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DecisionProperties.class, SpoolProperties.class})
class DecisionsConfiguration {

    @Bean(destroyMethod = "close")
    Spool spool(SpoolProperties place, DecisionProperties properties, MeterRegistry meters) {
        return new Spool(
                place.spoolDir(),
                properties.maxSpooled().toBytes(),
                properties.segment().toBytes(),
                properties.syncEvery(),
                meters);
    }

    /** What was sent is never given up, so nothing sent after it can overtake it. */
    @Bean
    DecisionForwarder decisionForwarder(
            Spool spool, DecisionProperties properties, KafkaProperties kafka, MeterRegistry meters) {
        return new DecisionForwarder(
                spool,
                properties.topic(),
                () -> {
                    Map<String, Object> settings = kafka.buildProducerProperties();
                    settings.put(ProducerConfig.ACKS_CONFIG, "all");
                    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
                    // Were the first of several refused and the second taken, the first would be out of order for ever.
                    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
                    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
                    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
                    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
                    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
                },
                meters);
    }

    @Bean
    Worker decisionForwarding(DecisionForwarder forwarder, MeterRegistry meters) {
        return new Worker(
                "decision-forwarder", forwarder, forwarder::wake, meters.counter("amana.decisions.forwarding.failed"));
    }
}
