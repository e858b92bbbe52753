package dev.amana.consent.decisions;

import dev.amana.consent.consents.ConsentId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When consents were last used: the last call that was permitted by each, as far as we were told. */
@Component
public class LastUses {

    private static final String READ = "select consent_id, last_used_at from consent_use where consent_id = any(?)";

    private final JdbcClient jdbc;

    LastUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of these consents; one that was never used is left out. */
    public Map<ConsentId, Instant> of(Collection<ConsentId> ids) {
        Map<ConsentId, Instant> uses = new LinkedHashMap<>();
        jdbc.sql(READ)
                .param(ids.stream().map(ConsentId::value).toArray(String[]::new))
                .query(row -> {
                    uses.put(
                            new ConsentId(row.getString("consent_id")),
                            row.getObject("last_used_at", OffsetDateTime.class).toInstant());
                });
        return uses;
    }
}
