package dev.amana.consent.http;

import dev.amana.consent.ConsentServiceApplication;
import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestKafka;
import dev.amana.testsupport.TestPostgres;
import dev.amana.testsupport.TestRevocations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** consent-service as it runs, on a random port; as many instances of one database as a test wants. */
final class RunningService implements AutoCloseable {

    static final TestClock CLOCK = new TestClock();
    static final TokenMint TOKENS = new TokenMint(CLOCK);
    static final TestRevocations REVOCATIONS = new TestRevocations();

    /** One database for all: a topic has one publisher, and two databases would fight over it. */
    private static final class Shared {
        static final TestDatabase DATABASE = TestPostgres.database("consent");
        static final RunningService SERVICE = start(DATABASE);
    }

    private final ConfigurableApplicationContext context;
    private final int port;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
        this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The instance that tests share unless they need one of their own. */
    static RunningService shared() {
        return Shared.SERVICE;
    }

    /** One more instance of the same service, on the same database. */
    static RunningService anotherInstance() {
        return start(Shared.DATABASE);
    }

    /** The service on a database of a test's own, telling a topic of its own. */
    static RunningService on(TestDatabase database, String topic) {
        return start(database, Map.of("amana.feed.publish.topic", topic));
    }

    /** What makes any process one more instance on the same database. */
    static Map<String, Object> properties() {
        return properties(Shared.DATABASE);
    }

    /** A connection to the database that is none of the service's. */
    static Connection connection() throws SQLException {
        TestDatabase database = Shared.DATABASE;
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    /** One more instance that carries out what is due; the others leave time alone, so that tests see only their own events. */
    static RunningService keepingTime() {
        return start(Shared.DATABASE, Map.of("amana.deadlines.look-every", "100ms"));
    }

    private static RunningService start(TestDatabase database) {
        return start(database, Map.of());
    }

    private static Map<String, Object> properties(TestDatabase database) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "amana.deadlines.look-every", "24h",
                "server.port", "0",
                "spring.datasource.url", database.jdbcUrl(),
                "spring.datasource.username", database.username(),
                "spring.datasource.password", database.password(),
                "spring.kafka.bootstrap-servers", TestKafka.bootstrapServers(),
                "amana.public-base", TokenMint.PUBLIC_BASE,
                "amana.token-service-base", TOKENS.base(),
                "amana.staff.issuer", TokenMint.STAFF_ISSUER));
        properties.put("amana.replay.look-every", "100ms");
        properties.put("amana.replay.batch", "100");
        properties.put("amana.suspended-consents.look-every", "200ms");
        properties.put("amana.client-key-file", TOKENS.serviceKeyFile().toString());
        // Longer than in production: tests share their machine.
        properties.put("amana.revocations.timeout", "10s");
        properties.put("amana.revocations.connect-timeout", "10s");
        properties.put("amana.staff.client-key-file", TOKENS.consoleKeyFile().toString());
        return properties;
    }

    private static RunningService start(TestDatabase database, Map<String, Object> more) {
        Map<String, Object> properties = properties(database);
        properties.putAll(more);
        return new RunningService(new SpringApplicationBuilder(ConsentServiceApplication.class)
                .initializers(context -> {
                    context.getEnvironment()
                            .getPropertySources()
                            .addFirst(new org.springframework.core.env.MapPropertySource("test", properties));
                    ((GenericApplicationContext) context)
                            .registerBean("testClock", Clock.class, () -> CLOCK, bean -> bean.setPrimary(true));
                })
                .run());
    }

    Call call(String method, String path) {
        return new Call(port, method, path);
    }

    JdbcClient database() {
        return context.getBean(JdbcClient.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> java.util.Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** How many events there are of a consent. */
    long events(String consentId) {
        return database()
                .sql("select count(*) from event where entity_id = ?")
                .param(consentId)
                .query(Long.class)
                .single();
    }

    /** How many events there are at all. */
    long events() {
        return database().sql("select count(*) from event").query(Long.class).single();
    }

    @Override
    public void close() {
        context.close();
    }
}
