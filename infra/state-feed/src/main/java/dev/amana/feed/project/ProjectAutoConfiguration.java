package dev.amana.feed.project;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The projecting side, where {@code amana.feed.project.group} names the group: every {@link Projection} bean is fed. */
@AutoConfiguration(
        after = {JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class, KafkaAutoConfiguration.class},
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnProperty("amana.feed.project.group")
@EnableConfigurationProperties(ProjectProperties.class)
public class ProjectAutoConfiguration {

    @Bean
    FeedPositions feedPositions(JdbcClient jdbc) {
        return new FeedPositions(jdbc);
    }

    @Bean
    SuspendedKeys suspendedKeys(JdbcClient jdbc) {
        return new SuspendedKeys(jdbc);
    }

    @Bean
    BoundedTransaction boundedTransaction(
            PlatformTransactionManager transactions, JdbcClient jdbc, ProjectProperties properties) {
        return new BoundedTransaction(new TransactionTemplate(transactions), jdbc, properties.transactionLimit());
    }

    @Bean
    Suspensions suspensions(
            List<Projection> projections,
            FeedPositions positions,
            SuspendedKeys suspended,
            BoundedTransaction transaction) {
        return new Suspensions(projections, positions, suspended, transaction);
    }

    @Bean
    Projectors stateFeedProjectors(
            List<Projection> projections,
            ProjectProperties properties,
            FeedPositions positions,
            SuspendedKeys suspended,
            BoundedTransaction transaction,
            ConsumerFactory<?, ?> consumers,
            KafkaAdmin admin,
            ObjectProvider<MeterRegistry> registry) {
        return new Projectors(
                projections,
                properties,
                positions,
                suspended,
                transaction,
                new TopicConsumers(consumers.getConfigurationProperties(), properties),
                admin.getConfigurationProperties(),
                registry.getIfAvailable(() -> Metrics.globalRegistry));
    }

    @Bean
    Rereading stateFeedRereading(
            List<Projection> projections,
            FeedPositions positions,
            SuspendedKeys suspended,
            PlatformTransactionManager transactions,
            KafkaAdmin admin) {
        return new Rereading(
                projections,
                positions,
                suspended,
                new TransactionTemplate(transactions),
                admin.getConfigurationProperties());
    }

    @Bean
    StateFeedHealthIndicator stateFeedHealthIndicator(Projectors projectors, SuspendedKeys suspended) {
        return new StateFeedHealthIndicator(projectors.catchUps(), suspended);
    }
}
