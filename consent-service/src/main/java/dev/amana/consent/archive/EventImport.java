package dev.amana.consent.archive;

import dev.amana.consent.copy.CopyRows;
import dev.amana.consent.eventstore.DirectConnections;
import dev.amana.consent.eventstore.StoredEvents;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.stereotype.Component;

/** Puts an archive into an empty store: all of it, or nothing. What follows from the events is then to be made by replays. */
@Component
public class EventImport {

    private static final String COPY = """
            copy event (global_index, entity_type, entity_id, sequence, event_id, event_name, event_revision, recorded_at,
                metadata, payload) from stdin (format binary)""";

    private static final String GAPS = """
            select entity_id from event group by entity_id
            having min(sequence) <> 0 or max(sequence) + 1 <> count(*) order by entity_id limit 1""";

    private static final int COLUMNS = 10;
    private static final int CHUNK = 1 << 18;
    /** A payload has some hundred bytes; a line longer than this is none of ours. */
    private static final int LONGEST_LINE = 1 << 20;

    private final DirectConnections database;
    private final StoredEvents stored;

    public EventImport(DirectConnections database, StoredEvents stored) {
        this.database = database;
        this.stored = stored;
    }

    /**
     * Reads an archive to its end.
     *
     * @return how many events came
     * @throws StoreNotEmpty if there is any event already
     * @throws UnreadableArchive if it is not whole, has an event that this version does not know, or does not begin with
     *     the creation of each of its consents
     */
    public long read(InputStream archive) throws IOException, SQLException {
        try (Connection connection = database.open("consent-service import");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local lock_timeout = '5s'");
            statement.execute("lock table event in share row exclusive mode");
            if (text(statement, "select 'full' where exists (select from event)") != null) {
                throw new StoreNotEmpty();
            }
            long events = copy(connection, new BufferedInputStream(archive, 1 << 16));
            String gap = text(statement, GAPS);
            if (gap != null) {
                throw new UnreadableArchive("events of " + gap + " are missing: it is the archive of a period");
            }
            statement.execute("""
                    select setval(pg_get_serial_sequence('event', 'global_index'), max(global_index)) from event
                    having count(*) > 0""");
            connection.commit();
            return events;
        }
    }

    private static @org.jspecify.annotations.Nullable String text(Statement statement, String query)
            throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private long copy(Connection connection, InputStream archive) throws SQLException, IOException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            CopyRows rows = new CopyRows(COLUMNS);
            MessageDigest digest = ArchiveEnd.digest();
            long events = 0;
            byte[] line = line(archive);
            for (byte[] next = line(archive); next.length > 0; next = line(archive)) {
                digest.update(line);
                digest.update((byte) '\n');
                write(ArchivedEvent.parse(line), rows);
                events++;
                if (rows.size() > CHUNK) {
                    send(copy, rows.taken(false));
                }
                line = next;
            }
            if (!ArchiveEnd.parse(line).equals(ArchiveEnd.of(events, digest))) {
                throw new UnreadableArchive("the archive was changed or cut: its end tells of other lines");
            }
            send(copy, rows.taken(true));
            copy.endCopy();
            return events;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void write(ArchivedEvent event, CopyRows rows) {
        try {
            stored.read(event.name(), event.revision(), event.payload());
        } catch (RuntimeException unknown) {
            throw new UnreadableArchive(
                    "event %d is not known to this version".formatted(event.globalIndex()), unknown);
        }
        rows.begin()
                .number(event.globalIndex())
                .text(event.entityType())
                .text(event.entityId())
                .number(event.sequence())
                .text(event.eventId())
                .text(event.name())
                .text(event.revision())
                .text(event.recordedAt());
        rows.bytes(event.metadata()).bytes(event.payload());
    }

    private static void send(CopyIn copy, byte[] bytes) throws SQLException {
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    /** The next line without its end; empty after the last. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1_024);
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == LONGEST_LINE) {
                throw new UnreadableArchive("a line has more than %d bytes".formatted(LONGEST_LINE));
            }
            line.write(next);
        }
        return line.toByteArray();
    }
}
