package dev.amana.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.axon.TallyApplication.Forget;
import dev.amana.axon.TallyApplication.Later;
import dev.amana.axon.TallyApplication.Mark;
import dev.amana.axon.TallyApplication.OpenTally;
import dev.amana.axon.TallyApplication.TallyMarked;
import dev.amana.axon.TallyApplication.TallyOpened;
import dev.amana.axon.TallyApplication.Within;
import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = TallyApplication.class,
        properties = {
            "spring.flyway.locations=classpath:db/axon",
            "axon.eventhandling.processors.within.mode=subscribing",
            "axon.eventhandling.processors.later.mode=pooled"
        })
class EventStoreTest {

    private static final TestDatabase DATABASE = TestPostgres.database("axon");

    @Autowired
    CommandGateway commands;

    @Autowired
    EventStorageEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EventProcessingConfiguration processing;

    @Autowired
    ApplicationContext context;

    @Autowired
    Within within;

    @Autowired
    Later later;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", DATABASE::jdbcUrl);
        registry.add("spring.datasource.username", DATABASE::username);
        registry.add("spring.datasource.password", DATABASE::password);
    }

    @Test
    void everythingIsOnPostgresAndTransactional() {
        assertThat(context.getBean(EventStore.class)).isInstanceOf(EmbeddedEventStore.class);
        assertThat(engine).isInstanceOf(PostgresEventStorageEngine.class);
        assertThat(context.getBean(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
        assertThat(context.getBean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        assertThat(context.getBeansOfType(org.axonframework.updates.UpdateChecker.class))
                .isEmpty();
        assertThat(context.containsBean("axonTimeoutConfigurerModule")).isFalse();
        assertThat(processing.eventProcessor("within")).containsInstanceOf(SubscribingEventProcessor.class);
    }

    @Test
    void everyGroupPropagatesErrors() {
        for (String group : List.of("within", "later", "any other")) {
            assertThat(processing.listenerInvocationErrorHandler(group)).isInstanceOf(PropagatingErrorHandler.class);
            assertThat(processing.errorHandler(group)).isInstanceOf(PropagatingErrorHandler.class);
        }
    }

    @Test
    void rowsCarryLogicalNamesAndPlainJson() {
        String id = opened();
        commands.sendAndWait(new Mark(id, Optional.empty()));
        Map<String, @Nullable Object> row = jdbc.sql("""
            select entity_type, event_name, event_revision, convert_from(payload, 'UTF8') payload, sequence
            from event where entity_id = ? and sequence = 1\
            """).param(id).query().singleRow();
        assertThat(row)
                .containsEntry("entity_type", "Tally")
                .containsEntry("event_name", "TallyMarked")
                .containsEntry("event_revision", "1")
                .containsEntry("payload", "{\"tallyId\":\"" + id + "\"}");
    }

    @Test
    void aSequenceNumberIsTakenOnce() {
        String id = opened();
        TallyMarked second = new TallyMarked(id, Optional.empty());
        engine.appendEvents(new GenericDomainEventMessage<>("Tally", id, 1, second));
        assertThatThrownBy(() -> engine.appendEvents(new GenericDomainEventMessage<>("Tally", id, 1, second)))
                .isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void anEventOutsideTheCatalogueIsNotStored() {
        String id = opened();
        assertThatThrownBy(() -> commands.sendAndWait(new Forget(id))).hasMessageContaining("event catalogue");
        assertThat(eventsOf(id)).isEqualTo(1);
    }

    @Test
    void whatAnEarlierRevisionWroteIsReadEverywhere() {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
            insert into event (entity_id, sequence, entity_type, event_id, event_name, event_revision, payload,
                metadata, recorded_at)
            values (:id, 0, 'Tally', :id, 'TallyOpened', '0', convert_to('{"id":"' || :id || '"}', 'UTF8'),
                convert_to('{}', 'UTF8'), '2026-11-21T02:00:00Z')\
            """).param("id", id).update();
        commands.sendAndWait(new Mark(id, Optional.of("by the entity")));
        assertThat(eventsOf(id)).isEqualTo(2);
        await(() -> later.seen().contains(new TallyOpened(id)));
    }

    @Test
    void aFailingHandlerTakesTheEventBack() {
        String id = opened();
        assertThatThrownBy(() -> commands.sendAndWait(new Mark(id, Optional.of("refuse me"))))
                .hasStackTraceContaining("refused by the event handler");
        assertThat(eventsOf(id)).isEqualTo(1);
    }

    @Test
    void eventsAreNeverChangedOrRemoved() {
        String id = opened();
        assertThatThrownBy(() -> jdbc.sql("update event set event_name = 'x' where entity_id = ?")
                        .param(id)
                        .update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("delete from event where entity_id = ?")
                        .param(id)
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void aReplayGoesThroughAndSurvivesItsOwnToken() {
        String id = opened();
        await(() -> later.seen().contains(new TallyOpened(id)));
        PooledStreamingEventProcessor processor = processing
                .eventProcessor("later", PooledStreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        later.events.clear();
        processor.resetTokens();
        processor.start();
        await(() -> later.seen().contains(new TallyOpened(id)));
        commands.sendAndWait(new Mark(id, Optional.of("after the replay")));
        await(() -> later.seen().contains(new TallyMarked(id, Optional.of("after the replay"))));
    }

    private String opened() {
        String id = UUID.randomUUID().toString();
        commands.sendAndWait(new OpenTally(id));
        return id;
    }

    private long eventsOf(String id) {
        return jdbc.sql("select count(*) from event where entity_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
    }
}
