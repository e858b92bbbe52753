package dev.amana.replaybench;

import dev.amana.axon.EventCatalogue;
import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.copy.CopyRows;
import dev.amana.consent.eventstore.DirectConnections;
import dev.amana.consent.eventstore.EventStoreConfiguration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Fills an empty event table with valid events, as the service's own serialiser writes them. */
final class Generator {

    private static final String COPY = """
            copy event (entity_type, entity_id, sequence, event_id, event_name, event_revision, recorded_at, metadata,
                payload) from stdin (format binary)""";

    private static final int COLUMNS = 9;
    private static final int CHUNK = 1 << 18;

    private final EventCatalogue catalogue = EventStoreConfiguration.consentEvents();
    private final Serializer serializer = catalogue.serializer();
    private final Random ids;
    private final Lives lives;

    Generator(long seed) {
        this.ids = new Random(seed + 1);
        this.lives = new Lives(seed);
    }

    void fill(DirectConnections database, int events) throws SQLException {
        try (Connection connection = database.open("generator");
                Statement statement = connection.createStatement()) {
            // Keys are checked once, at the end, rather than row by row.
            statement.execute(
                    "alter table event drop constraint event_entity_sequence, drop constraint event_event_id");
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            CopyRows rows = new CopyRows(COLUMNS);
            for (int i = 0; i < events; i++) {
                write(lives.next(), rows);
                if (rows.size() > CHUNK) {
                    byte[] chunk = rows.taken(false);
                    copy.writeToCopy(chunk, 0, chunk.length);
                }
            }
            byte[] last = rows.taken(true);
            copy.writeToCopy(last, 0, last.length);
            copy.endCopy();
            statement.execute("""
                    alter table event add constraint event_entity_sequence unique (entity_id, sequence),
                        add constraint event_event_id unique (event_id)""");
            statement.execute("analyze event");
        }
    }

    private void write(Lives.Next next, CopyRows rows) {
        ConsentEvent event = next.event();
        EventCatalogue.EventName name = catalogue.nameOf(event.getClass()).orElseThrow();
        MetaData metadata = MetaData.from(
                Map.of("actorKind", "Tpp", "actorId", "tpp-one", "interactionId", uuid(), "commandId", uuid()));
        rows.begin()
                .text("Consent")
                .text(event.consentId().value())
                .number(next.sequence())
                .text(uuid())
                .text(name.name())
                .text(name.revision())
                .text(event.occurredAt().toString());
        rows.bytes(serializer.serialize(metadata, byte[].class).getData())
                .bytes(serializer.serialize(event, byte[].class).getData());
    }

    private String uuid() {
        return new UUID(ids.nextLong(), ids.nextLong()).toString();
    }
}
