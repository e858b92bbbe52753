package dev.amana.feed.publish;

import dev.amana.feed.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** The publishing side, where {@code amana.feed.publish.topic} names a topic. */
@AutoConfiguration(
        after = {JdbcClientAutoConfiguration.class, KafkaAutoConfiguration.class},
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnProperty("amana.feed.publish.topic")
@EnableConfigurationProperties(PublishProperties.class)
class PublishAutoConfiguration {

    private static final int STATEMENT_SECONDS = 10;

    @Bean
    Doorbell stateFeedDoorbell() {
        return new Doorbell();
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, PublishProperties properties, Doorbell doorbell) {
        return new Outbox(jdbc, properties, doorbell);
    }

    @Bean
    TopicRenewal topicRenewal(PublishProperties properties, DataSource dataSource, KafkaAdmin admin) {
        String topic = properties.topic();
        return new TopicRenewal(
                new LeaseTable(bounded(dataSource), topic, properties.lease()),
                topic,
                admin.getConfigurationProperties());
    }

    @Bean
    Worker stateFeedPublisher(
            PublishProperties properties,
            DataSource dataSource,
            Doorbell doorbell,
            ProducerFactory<?, ?> producers,
            KafkaAdmin admin,
            ObjectProvider<MeterRegistry> registry) {
        String topic = properties.topic();
        PublishMetrics metrics = new PublishMetrics(registry.getIfAvailable(() -> Metrics.globalRegistry), topic);
        JdbcClient bounded = bounded(dataSource);
        Publisher publisher = new Publisher(
                properties,
                new LeaseTable(bounded, topic, properties.lease()),
                new OutboxTable(bounded, topic),
                new Notifications(bounded, dataSource, topic),
                doorbell,
                metrics,
                producers.getConfigurationProperties(),
                admin.getConfigurationProperties());
        return new Worker("feed-publish-" + topic, publisher, doorbell::ring, metrics.failures());
    }

    /** Its statements take milliseconds; one that hangs on somebody's lock is to fail and be heard of. */
    private static JdbcClient bounded(DataSource dataSource) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(STATEMENT_SECONDS);
        return JdbcClient.create(template);
    }
}
