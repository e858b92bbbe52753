package dev.amana.consent.looks;

import dev.amana.openbanking.interaction.InteractionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps every look at the audit API and at the auditor's page. */
@Component
public class Looks {

    private static final String ADD = """
            insert into audit_look (looked_at, staff_id, interaction_id, operation, asked)
            values (?, ?, ?, ?, cast(? as json))""";

    private static final String READ = """
            select look_id, looked_at, staff_id, interaction_id, operation, asked from audit_look
            where look_id < :before and (cast(:staff as text) is null or staff_id = :staff)
                and (cast(:from as timestamptz) is null or looked_at >= :from)
                and (cast(:to as timestamptz) is null or looked_at < :to)
            order by look_id desc limit :limit""";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Looks(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Records that somebody looks. Whoever cannot be recorded is not answered: an error here ends the request. */
    public void record(String staffId, String operation, Map<String, String> asked) {
        jdbc.sql(ADD)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(staffId)
                .param(InteractionId.current().value())
                .param(operation)
                .param(JSON.writeValueAsString(asked))
                .update();
    }

    /** The looks before this one, the latest first. */
    public List<Look> before(long number, LookFilter filter, int limit) {
        return jdbc.sql(READ)
                .param("before", number)
                .param("staff", filter.staffId().orElse(null))
                .param("from", utc(filter.from()))
                .param("to", utc(filter.to()))
                .param("limit", limit)
                .query((row, _) -> look(row))
                .list();
    }

    private static Look look(ResultSet row) throws SQLException {
        return new Look(
                row.getLong("look_id"),
                row.getObject("looked_at", OffsetDateTime.class).toInstant(),
                row.getString("staff_id"),
                row.getObject("interaction_id", UUID.class),
                row.getString("operation"),
                JSON.readValue(row.getString("asked"), TEXTS));
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> instant) {
        return instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
