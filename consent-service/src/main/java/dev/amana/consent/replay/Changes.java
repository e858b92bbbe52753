package dev.amana.consent.replay;

import java.sql.SQLException;
import java.util.List;

/** To which consents something happened, by the global index: what it costs goes with how much happened, never with the store. */
final class Changes {

    /**
     * In the order of the global index, which has the database look nowhere else. Asked for each consent once, and by its id, it
     * would rather read the index on entity and sequence from end to end, and at the swap writers wait for it.
     */
    static final String BETWEEN = """
            select entity_id from event
            where entity_type = 'Consent' and global_index > ? and global_index <= ? order by global_index""";

    private final Sql sql;

    Changes(Sql sql) {
        this.sql = sql;
    }

    /** The consents with an event above the one index and not above the other, each once. */
    List<String> between(long after, long upTo) throws SQLException {
        return sql.texts(BETWEEN, after, upTo).stream().distinct().toList();
    }
}
