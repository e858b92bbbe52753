package dev.amana.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each database holds of every consent, read by SQL. */
final class Records {

    /** A consent in one of the databases. */
    record Standing(long sequence, String status) {}

    private static final String EVENTS = """
        select entity_id, max(sequence), count(*),
               (array_agg(event_name order by sequence desc) filter (where event_name <> 'ConsentExpiryNoticed'))[1]
        from event group by entity_id\
        """;

    private Records() {}

    /** The fold of the events: the last of each consent, in the status that it leads to. */
    static Map<String, Standing> ofEvents() throws SQLException {
        Map<String, Standing> standings = new HashMap<>();
        try (Connection connection = ServiceDatabase.open("consent");
                PreparedStatement statement = connection.prepareStatement(EVENTS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                long last = rows.getLong(2);
                if (rows.getLong(3) != last + 1) {
                    throw new AssertionError("events of " + rows.getString(1) + " are missing");
                }
                standings.put(rows.getString(1), new Standing(last, statusAfter(rows.getString(4))));
            }
        }
        return standings;
    }

    private static final String CONTENT = """
            select consent_id, sequence, jsonb_build_object('status', status, 'client', client_id, 'expires', expires_at,
                'permissions', permissions, 'from', transactions_from, 'to', transactions_to, 'psu', psu_id,
                'accounts', account_ids, 'authorised', last_authorised_seq)::text from %s""";

    /** Each consent's whole state, as its owner keeps it. */
    static Map<String, Standing> contentOfConsentService() throws SQLException {
        return read("consent", CONTENT.formatted("consent_status"));
    }

    /** Each consent's whole state, as aisp-service copied it. */
    static Map<String, Standing> contentOfAispService() throws SQLException {
        return read("aisp", CONTENT.formatted("consent"));
    }

    /** The authorisations that grants of token-service stand on: consent and the event's number. */
    static List<String> ofTokenService() throws SQLException {
        return texts(
                "token", "select consent_id || ' ' || authorised_seq from oauth_grant where consent_id is not null");
    }

    /** Every authorisation there ever was: consent and the event's number. */
    static List<String> authorisations() throws SQLException {
        return texts("consent", """
                select entity_id || ' ' || sequence from event
                where event_name in ('ConsentAuthorised', 'ConsentReauthorised')""");
    }

    /** Consents that were authorised, rejected or revoked more than once, or granted twice on one authorisation. */
    static List<String> happenedTwice() throws SQLException {
        List<String> twice = new ArrayList<>(texts("consent", """
                select entity_id from (
                    select entity_id, replace(event_name, 'Reauthorised', 'Authorised') as name from event
                    where event_name <> 'ConsentExpiryNoticed') happened
                group by entity_id, name having count(*) > 1"""));
        twice.addAll(texts("token", """
                select consent_id from oauth_grant where consent_id is not null
                group by consent_id, authorised_seq having count(*) > 1"""));
        return twice;
    }

    private static List<String> texts(String database, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = ServiceDatabase.open(database);
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    static Map<String, Standing> ofConsentService() throws SQLException {
        return read("consent", "select consent_id, sequence, status from consent_status");
    }

    /** How many records are committed but not yet published. */
    static long unpublished() throws SQLException {
        try (Connection connection = ServiceDatabase.open("consent");
                PreparedStatement statement = connection.prepareStatement("select count(*) from outbox");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Map<String, Standing> read(String database, String query) throws SQLException {
        Map<String, Standing> standings = new HashMap<>();
        try (Connection connection = ServiceDatabase.open(database);
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                standings.put(rows.getString(1), new Standing(rows.getLong(2), rows.getString(3)));
            }
        }
        return standings;
    }

    private static String statusAfter(String event) {
        return switch (event) {
            case "ConsentCreated" -> "AwaitingAuthorisation";
            case "ConsentAuthorised", "ConsentReauthorised" -> "Authorised";
            case "ConsentRejected" -> "Rejected";
            case "ConsentRevoked" -> "Revoked";
            case "ConsentExpired" -> "Expired";
            default -> throw new AssertionError("an event of unknown name: " + event);
        };
    }
}
