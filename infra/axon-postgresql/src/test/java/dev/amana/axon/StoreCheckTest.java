package dev.amana.axon;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class StoreCheckTest {

    @Test
    void aStoreInMemoryIsRefused() {
        EventStorageEngine engine = new InMemoryEventStorageEngine();
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(engine).build();
        assertThatThrownBy(() -> StoreCheck.verify(store, engine, NoTransactionManager.INSTANCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("InMemoryEventStorageEngine");
    }
}
