package dev.amana.axon;

import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;

/**
 * The event store's table access with two round trips less per load: an entity's events have no gaps, so a short batch
 * is the last, and there are no snapshots, since an entity here has tens of events at most.
 */
final class PostgresEventStorageEngine extends JdbcEventStorageEngine {

    PostgresEventStorageEngine(Builder builder) {
        super(builder);
    }

    /** The names in {@code db/axon}: readable without a manual, and none of them a Java class. */
    static EventSchema readableNames() {
        return EventSchema.builder()
                .eventTable("event")
                .snapshotTable("event_snapshot")
                .globalIndexColumn("global_index")
                .aggregateIdentifierColumn("entity_id")
                .sequenceNumberColumn("sequence")
                .typeColumn("entity_type")
                .eventIdentifierColumn("event_id")
                .payloadTypeColumn("event_name")
                .payloadRevisionColumn("event_revision")
                .payloadColumn("payload")
                .metaDataColumn("metadata")
                .timestampColumn("recorded_at")
                .build();
    }

    @Override
    protected boolean fetchForAggregateUntilEmpty() {
        return false;
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }
}
