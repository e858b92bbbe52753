package dev.amana.consent.archive;

import dev.amana.consent.eventstore.CommittedEvents;
import dev.amana.consent.eventstore.DirectConnections;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the events of a period, as lines, in the order in which they were recorded. */
@Component
public class EventExport {

    /** Events read at once: some megabytes, and no transaction is open between two readings. */
    private static final int PAGE = 5_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The bounds in whole seconds: the text does not sort by the fraction, which has as many digits as it needs. */
    private static final String READ = """
            select * from event where global_index > ? and global_index <= ? and recorded_at >= ? and recorded_at < ?
            order by global_index limit\s""" + PAGE;

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:58Z");

    private final DirectConnections database;

    EventExport(DirectConnections database) {
        this.database = database;
    }

    /**
     * A stretch of time by the clock of whoever recorded the events.
     *
     * @param from the first instant, included
     * @param to where it ends, not included
     */
    public record Period(Instant from, Instant to) {

        /** All there is. */
        public static final Period EVER = new Period(FIRST, LAST);

        boolean contains(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }
    }

    /** Every event that is committed by now and was recorded in the period, and the archive's end. */
    public void write(Period period, OutputStream to) throws IOException, SQLException, InterruptedException {
        MessageDigest digest = ArchiveEnd.digest();
        BufferedOutputStream out = new BufferedOutputStream(to, 1 << 16);
        OutputStream digested = new DigestOutputStream(out, digest);
        long events = 0;
        try (Connection connection = database.open("consent-service export")) {
            long complete = new CommittedEvents(connection, PATIENCE).upTo();
            long last = 0;
            for (List<ArchivedEvent> page = page(connection, last, complete, period);
                    !page.isEmpty();
                    page = page(connection, last, complete, period)) {
                for (ArchivedEvent event : page) {
                    if (period.contains(Instant.parse(event.recordedAt()))) {
                        digested.write(event.line());
                        digested.write('\n');
                        events++;
                    }
                }
                last = page.getLast().globalIndex();
            }
        }
        out.write(ArchiveEnd.of(events, digest).line());
        out.write('\n');
        out.flush();
    }

    private static List<ArchivedEvent> page(Connection connection, long after, long upTo, Period period)
            throws SQLException {
        List<ArchivedEvent> page = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(READ)) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            select.setString(3, second(period.from()));
            select.setString(4, second(period.to().plus(1, ChronoUnit.SECONDS)));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    page.add(event(row));
                }
            }
        }
        return page;
    }

    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
    }

    private static ArchivedEvent event(ResultSet row) throws SQLException {
        return new ArchivedEvent(
                row.getLong("global_index"),
                row.getString("entity_type"),
                row.getString("entity_id"),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("event_name"),
                row.getString("event_revision"),
                row.getString("recorded_at"),
                row.getBytes("metadata"),
                row.getBytes("payload"));
    }
}
