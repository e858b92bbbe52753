package dev.amana.axon;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;

/** Refuses to start a service whose events would go anywhere but to PostgreSQL, in a transaction. */
final class StoreCheck {

    private StoreCheck() {}

    static void verify(EventStore eventStore, EventStorageEngine engine, TransactionManager transactions) {
        require(eventStore, EmbeddedEventStore.class);
        require(engine, PostgresEventStorageEngine.class);
        require(transactions, SpringTransactionManager.class);
    }

    private static void require(Object bean, Class<?> type) {
        if (!type.isInstance(bean)) {
            throw new IllegalStateException("events need a " + type.getSimpleName() + ", but got a "
                    + bean.getClass().getName());
        }
    }
}
