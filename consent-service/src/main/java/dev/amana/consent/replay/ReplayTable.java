package dev.amana.consent.replay;

import dev.amana.consent.consents.Coded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code replay} and {@code replay_difference}, for whoever asks; the replay itself writes them by its own session. */
@Component
class ReplayTable {

    private static final String OPEN = "phase in ('Waiting', 'Copying', 'CatchingUp')";

    private final JdbcClient jdbc;

    ReplayTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Answers false when another one is open. */
    boolean add(UUID id, String projection, boolean swaps, OptionalLong fromIndex, String askedBy) {
        return jdbc.sql("""
                                insert into replay (replay_id, projection, swaps, from_index, asked_by) values (?, ?, ?, ?, ?)
                                on conflict do nothing""")
                        .params(id, projection, swaps)
                        .param(fromIndex.isPresent() ? fromIndex.getAsLong() : null)
                        .param(askedBy)
                        .update()
                == 1;
    }

    Optional<Replay> open() {
        return jdbc.sql("select * from replay where " + OPEN)
                .query((row, _) -> read(row))
                .optional();
    }

    Optional<Replay> find(UUID id) {
        return jdbc.sql("select * from replay where replay_id = ?")
                .param(id)
                .query((row, _) -> read(row))
                .optional();
    }

    List<Replay> latest(int atMost) {
        return jdbc.sql("select * from replay order by asked_at desc limit ?")
                .param(atMost)
                .query((row, _) -> read(row))
                .list();
    }

    void cancel(UUID id) {
        jdbc.sql("update replay set cancelled = true where replay_id = ? and " + OPEN)
                .param(id)
                .update();
    }

    /** What the latest replay found to differ. */
    List<Difference> differences(int atMost) {
        return jdbc.sql("select * from replay_difference order by consent_id, row_key limit ?")
                .param(atMost)
                .query((row, _) -> new Difference(
                        row.getString("consent_id"),
                        row.getString("row_key"),
                        Optional.ofNullable(row.getString("live")),
                        Optional.ofNullable(row.getString("rebuilt"))))
                .list();
    }

    long differing() {
        return jdbc.sql("select count(*) from replay_difference")
                .query(Long.class)
                .single();
    }

    /** The first index of an event recorded in this instant's second or later. */
    OptionalLong firstIndexSince(Instant instant) {
        String second = instant.toString().substring(0, "2026-11-27T00:00:00".length());
        return jdbc.sql("select coalesce(min(global_index), -1) from event where recorded_at >= ?")
                .param(second)
                .query((row, _) -> row.getLong(1))
                .optional()
                .filter(index -> index >= 0)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    static Replay read(ResultSet row) throws SQLException {
        String phase = row.getString("phase");
        return new Replay(
                row.getObject("replay_id", UUID.class),
                row.getString("projection"),
                row.getBoolean("swaps"),
                optionalLong(row, "from_index"),
                row.getString("asked_by"),
                instant(row, "asked_at").orElseThrow(),
                Coded.parse(ReplayPhase.class, phase).orElseThrow(),
                row.getBoolean("cancelled"),
                row.getLong("complete_to"),
                row.getString("copied_to"),
                row.getLong("events_total"),
                row.getLong("events_done"),
                row.getLong("consents_done"),
                instant(row, "began_at"),
                instant(row, "moved_at"),
                instant(row, "ended_at"),
                optionalLong(row, "locked_millis"),
                Optional.ofNullable(row.getString("failure")));
    }

    private static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
        @Nullable Long value = row.getObject(column, Long.class);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
