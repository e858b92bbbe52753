package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;

/** Axon settles quietly for less than we need: what it actually runs with is looked at, not assumed. */
class WiringTest {

    private final RunningService service = RunningService.shared();

    @Test
    void eventsGoToPostgresInSpringsTransactions() {
        assertThat(service.bean(EventStore.class)).isInstanceOf(EmbeddedEventStore.class);
        assertThat(service.bean(EventStorageEngine.class)).isInstanceOf(JdbcEventStorageEngine.class);
        assertThat(service.bean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        assertThat(service.bean(org.axonframework.commandhandling.CommandBus.class))
                .isInstanceOf(SimpleCommandBus.class);
    }

    @Test
    void everyGroupRunsInTheEventsTransactionAndPropagatesErrors() {
        EventProcessingConfiguration processing = service.bean(EventProcessingConfiguration.class);
        assertThat(processing.eventProcessors()).containsOnlyKeys("consent-status");
        for (EventProcessor processor : processing.eventProcessors().values()) {
            assertThat(processor).isInstanceOf(SubscribingEventProcessor.class);
            assertThat(processing.listenerInvocationErrorHandler(processor.getName()))
                    .isInstanceOf(PropagatingErrorHandler.class);
            assertThat(processing.errorHandler(processor.getName())).isInstanceOf(PropagatingErrorHandler.class);
        }
    }
}
