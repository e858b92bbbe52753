package dev.amana.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** An event that no build of ours has written, as the newest of a consent. */
final class UnreadableEvent {

    private static final String ADD = """
            insert into event (entity_id, sequence, entity_type, event_id, event_name, event_revision, payload, metadata,
                recorded_at)
            select entity_id, sequence + 1, entity_type, 'invented ' || entity_id, 'ConsentInvented', '1',
                convert_to('{}', 'UTF8'), metadata, recorded_at
            from event where entity_id = ? order by sequence desc limit 1""";

    private UnreadableEvent() {}

    static void addTo(String consentId) throws SQLException {
        try (Connection connection = ServiceDatabase.open("consent");
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, consentId);
            if (statement.executeUpdate() != 1) {
                throw new AssertionError(consentId + " has no events");
            }
        }
    }

    /** As if a build came that can read it; events are never removed otherwise. */
    static void removeFrom(String consentId) throws SQLException {
        try (Connection connection = ServiceDatabase.open("consent");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    do $$ begin
                        alter table event disable trigger event_is_immutable;
                        delete from event where event_id = 'invented %s';
                        alter table event enable trigger event_is_immutable;
                    end $$""".formatted(consentId));
        }
    }
}
