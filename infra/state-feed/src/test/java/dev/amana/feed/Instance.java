package dev.amana.feed;

import dev.amana.feed.publish.Outbox;
import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestKafka;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One instance of a service that uses the starter: a Spring context with the real auto-configuration. */
public final class Instance implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    private final ConfigurableApplicationContext context;

    private Instance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts an instance on that database, with more sources and properties if wanted ({@code name=value}). */
    public static Instance start(TestDatabase database, List<Class<?>> sources, String... properties) {
        return start(database, TestKafka.bootstrapServers(), sources, properties);
    }

    static Instance start(TestDatabase database, String kafka, List<Class<?>> sources, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "amana.public-base=http://localhost:8080",
                "spring.kafka.bootstrap-servers=" + kafka,
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.username=" + database.username(),
                "spring.datasource.password=" + database.password(),
                "spring.datasource.hikari.maximum-pool-size=6",
                "spring.flyway.locations=classpath:db/feed-publisher,classpath:db/feed-projection",
                "spring.main.banner-mode=off",
                "spring.jmx.enabled=false"));
        all.addAll(List.of(properties));
        List<Class<?>> classes = new ArrayList<>(List.of(Service.class));
        classes.addAll(sources);
        return new Instance(new SpringApplicationBuilder(classes.toArray(Class<?>[]::new))
                .web(WebApplicationType.NONE)
                .properties(all.toArray(String[]::new))
                .run());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    public void inTransaction(Runnable work) {
        new TransactionTemplate(bean(PlatformTransactionManager.class)).executeWithoutResult(status -> work.run());
    }

    /** Appends each value in a transaction of its own. */
    public void tell(String key, Object... values) {
        for (Object value : values) {
            inTransaction(() -> bean(Outbox.class).append(key, value));
        }
    }

    /** Leaves the outbox usable, publishing to others. */
    public Instance withoutPublishing() {
        bean(Worker.class).stop();
        return this;
    }

    /** Hands the context to whoever needs more of it. */
    public Instance with(Consumer<ConfigurableApplicationContext> change) {
        change.accept(context);
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
