package dev.amana.consent.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Reads whole histories from the event table, by the index on entity and sequence: the events of a consent lie years apart
 * in the table and side by side there, so that nothing has to be kept in memory between them.
 */
final class Histories {

    private static final String COLUMNS = "select entity_id, sequence, event_name, event_revision, payload from event";
    private static final String AFTER =
            COLUMNS + " where entity_type = 'Consent' and entity_id > ? order by entity_id, sequence limit ";
    private static final String OF =
            COLUMNS + " where entity_type = 'Consent' and entity_id = any(?) order by entity_id, sequence";

    /**
     * Without these a page might be read by sorting the whole table: the planner does not know that another page follows.
     */
    private static final String BY_INDEX = """
            select set_config('enable_seqscan', 'off', false), set_config('enable_sort', 'off', false),
                   set_config('enable_bitmapscan', 'off', false), set_config('enable_incremental_sort', 'off', false),
                   set_config('plan_cache_mode', 'force_custom_plan', false), set_config('jit', 'off', false)""";

    private Histories() {}

    /** Has a connection read pages by the index, for its life. */
    static void prepare(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_INDEX)) {
            statement.execute();
        }
    }

    /**
     * The next whole histories, by consent id; empty at the end.
     *
     * @param consentId the last one of the page before; the empty text for the first page
     * @param atMost    events to read, unless a single consent has more
     */
    static List<History> after(Connection connection, String consentId, int atMost) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER + atMost)) {
            statement.setString(1, consentId);
            List<History> page = read(statement);
            if (page.stream().mapToInt(history -> history.events().size()).sum() < atMost) {
                return page;
            }
            // The limit may have cut the last one in two.
            return page.size() > 1
                    ? page.subList(0, page.size() - 1)
                    : of(connection, List.of(page.getFirst().consentId()));
        }
    }

    /** The histories of these consents. */
    static List<History> of(Connection connection, Collection<String> consentIds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF)) {
            statement.setArray(1, connection.createArrayOf("text", consentIds.toArray()));
            return read(statement);
        }
    }

    private static List<History> read(PreparedStatement statement) throws SQLException {
        List<History> page = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            String consentId = "";
            List<History.Stored> events = List.of();
            while (row.next()) {
                String entity = row.getString(1);
                if (!entity.equals(consentId)) {
                    consentId = entity;
                    events = new ArrayList<>(4);
                    page.add(new History(consentId, events));
                }
                long sequence = row.getLong(2);
                if (sequence != events.size()) {
                    throw new BrokenHistory("%s has no event %d".formatted(consentId, events.size()));
                }
                events.add(new History.Stored(row.getString(3), row.getString(4), row.getBytes(5)));
            }
        }
        return page;
    }
}
