package dev.amana.corebanking.messaging;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** How topics are listened to: questions in batches and by a group, the phones' topic alone and from its beginning. */
@Configuration(proxyBeanMethods = false)
class KafkaListening {

    /** How long after the broker refused an answer the batch is tried again; deadlines see to it that this ends. */
    private static final long RETRY_MILLIS = 500;

    /** How soon a reader with nothing left to read says so. */
    private static final long IDLE_MILLIS = 500;

    private static final int REQUEST_LISTENERS = 3;

    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> batchesByGroup(ConsumerFactory<byte[], byte[]> consumers) {
        ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(consumers);
        factory.setBatchListener(true);
        factory.setConcurrency(REQUEST_LISTENERS);
        factory.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
        factory.getContainerProperties().setAckMode(AckMode.BATCH);
        return factory;
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> everythingFromTheBeginning(
            ConsumerFactory<byte[], byte[]> consumers) {
        ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(consumers);
        factory.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
        // Nothing is ever acknowledged: a restart reads the topic again from its beginning.
        factory.getContainerProperties().setAckMode(AckMode.MANUAL);
        factory.getContainerProperties().setIdleEventInterval(IDLE_MILLIS);
        return factory;
    }
}
