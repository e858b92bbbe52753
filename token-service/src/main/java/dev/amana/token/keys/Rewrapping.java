package dev.amana.token.keys;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seals anew, under the master key, what lies under the other one: at every start at which there are two. A row that another instance seals
 * at the same moment is left to it.
 */
@Component
class Rewrapping {

    private static final Logger LOG = LoggerFactory.getLogger(Rewrapping.class);

    private record Row(String table, String key, byte[] sealed, String context) {}

    private final JdbcClient database;
    private final MasterKey masterKey;

    Rewrapping(JdbcClient database, MasterKey masterKey) {
        this.database = database;
        this.masterKey = masterKey;
    }

    @EventListener(ApplicationReadyEvent.class)
    void rewrap() {
        if (!masterKey.hasOther()) {
            return;
        }
        List<Row> rows = database.sql("""
            select 'signing_key' as room, kid as name, sealed, 'signing-key:' || kid as context from signing_key
            union all
            select 'data_key', purpose || ':' || version, sealed, 'data-key:' || purpose || ':' || version
            from data_key\
            """)
                .query((row, n) -> new Row(
                        row.getString("room"), row.getString("name"), row.getBytes("sealed"), row.getString("context")))
                .list();
        long sealed = rows.stream()
                .filter(row -> !masterKey.isMine(row.sealed(), row.context()))
                .filter(this::sealAnew)
                .count();
        LOG.info("{} of {} keys were sealed anew under the master key", sealed, rows.size());
    }

    private boolean sealAnew(Row row) {
        byte[] anew = masterKey.seal(masterKey.open(row.sealed(), row.context()), row.context());
        String where = row.table().equals("data_key") ? "purpose || ':' || version" : "kid";
        return database.sql("update " + row.table() + " set sealed = :anew where " + where
                                + " = :name and sealed = :before")
                        .param("anew", anew)
                        .param("name", row.key())
                        .param("before", row.sealed())
                        .update()
                == 1;
    }
}
