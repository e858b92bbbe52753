package dev.amana.consent.eventstore;

import dev.amana.axon.EventCatalogue;
import dev.amana.axon.EventCatalogue.EventName;
import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.consents.ConsentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was recorded of consents, as many as are asked for in one statement; events of old revisions as of today. */
@Component
public class RecordedEvents {

    private static final String READ = """
            select entity_type, entity_id, sequence, event_id, recorded_at, event_name, event_revision, payload, metadata
            from event where entity_id = any(?) order by entity_id, sequence""";

    private final JdbcClient jdbc;
    private final Serializer serializer;
    private final Configuration axon;
    private final EventCatalogue names;

    public RecordedEvents(
            JdbcClient jdbc,
            @Qualifier("eventSerializer") Serializer serializer,
            Configuration axon,
            EventCatalogue names) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.axon = axon;
        this.names = names;
    }

    /** The events of each of these consents in order; a consent that is not known is left out. */
    public Map<ConsentId, List<RecordedEvent>> of(Collection<ConsentId> ids) {
        return read(stored(ids).stream())
                .collect(Collectors.groupingBy(recorded -> recorded.event().consentId()));
    }

    /** The first event of a consent that cannot be read, if there is one. */
    Optional<UnreadableEvent> firstUnreadable(ConsentId id) {
        List<DomainEventData<byte[]>> stored = stored(List.of(id));
        for (int i = 0; i < stored.size(); i++) {
            DomainEventData<byte[]> event = stored.get(i);
            try {
                read(Stream.of(event)).forEach(_ -> {});
            } catch (SerializationException fault) {
                SerializedType type = event.getPayload().getType();
                return Optional.of(new UnreadableEvent(
                        event.getSequenceNumber(),
                        type.getName(),
                        String.valueOf(type.getRevision()),
                        stored.size() - i,
                        fault));
            }
        }
        return Optional.empty();
    }

    private Stream<RecordedEvent> read(Stream<? extends DomainEventData<?>> stored) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(stored, serializer, axon.upcasterChain())
                .asStream()
                .map(this::recorded);
    }

    private List<DomainEventData<byte[]>> stored(Collection<ConsentId> ids) {
        return jdbc.sql(READ)
                .param(ids.stream().map(ConsentId::value).toArray(String[]::new))
                .query((row, _) -> stored(row))
                .list();
    }

    private static DomainEventData<byte[]> stored(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("entity_type"),
                row.getString("entity_id"),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("recorded_at"),
                row.getString("event_name"),
                row.getString("event_revision"),
                row.getBytes("payload"),
                row.getBytes("metadata"));
    }

    private RecordedEvent recorded(DomainEventMessage<?> message) {
        ConsentEvent event = (ConsentEvent) message.getPayload();
        EventName name = names.nameOf(event.getClass()).orElseThrow();
        return new RecordedEvent(
                event,
                name.name(),
                message.getIdentifier(),
                message.getSequenceNumber(),
                message.getTimestamp(),
                origin(message.getMetaData()),
                serializer.serialize(event, String.class).getData());
    }

    private static RecordedEvent.Origin origin(MetaData metadata) {
        return new RecordedEvent.Origin(
                text(metadata, EventMetadata.ACTOR_KIND),
                text(metadata, EventMetadata.ACTOR_ID),
                text(metadata, EventMetadata.INTERACTION_ID),
                Optional.ofNullable(metadata.get(EventMetadata.ATTEMPT_ID)).map(String::valueOf),
                text(metadata, EventMetadata.COMMAND_ID));
    }

    private static String text(MetaData metadata, String name) {
        return String.valueOf(Objects.requireNonNull(metadata.get(name), name));
    }
}
