package dev.amana.token.attempts;

import static dev.amana.token.attempts.AttemptRows.sql;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The second half of an attempt's life: decision, record, conclusion. */
@Repository
public class DecisionStore {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    DecisionStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Authenticated to Decided. The one moment of the decision: whoever comes second changes nothing. */
    public boolean decided(AttemptId id, Decision decision) {
        Instant now = clock.instant();
        return jdbc.sql("""
                update attempt set stage = 'Decided', decision = :decision, account_ids = :accounts, decided_at = :now
                where attempt_id = :id and stage = 'Authenticated' and expires_at > :now""")
                        .param("id", id.value())
                        .param(
                                "decision",
                                switch (decision) {
                                    case Decision.Authorise _ -> "Authorise";
                                    case Decision.Reject _ -> "Reject";
                                })
                        .param(
                                "accounts",
                                switch (decision) {
                                    case Decision.Authorise(List<String> accountIds) ->
                                        accountIds.toArray(String[]::new);
                                    case Decision.Reject _ -> new String[0];
                                })
                        .param("now", sql(now))
                        .update()
                == 1;
    }

    /** Decided to Recorded. */
    public void recorded(AttemptId id, OptionalLong authorisedSeq, Optional<Instant> consentExpiry) {
        jdbc.sql("""
                update attempt set stage = 'Recorded', authorised_seq = :seq, consent_expiry = :expiry
                where attempt_id = :id and stage = 'Decided'""")
                .param("id", id.value())
                .param("seq", authorisedSeq.isPresent() ? authorisedSeq.getAsLong() : null)
                .param("expiry", consentExpiry.map(AttemptRows::sql).orElse(null))
                .update();
    }

    /** Decided to Ended: the consent service refused, so nothing was authorised. */
    public void refused(AttemptId id, EndReason reason) {
        jdbc.sql(
                        "update attempt set stage = 'Ended', end_reason = :reason where attempt_id = :id and stage = 'Decided'")
                .param("id", id.value())
                .param("reason", reason.name())
                .update();
    }

    /** Recorded to Concluded; a Concluded one keeps the moment it was first concluded. */
    public void concluded(AttemptId id) {
        jdbc.sql("""
                update attempt set stage = 'Concluded', concluded_at = :now
                where attempt_id = :id and stage = 'Recorded'""").param("id", id.value()).param("now", sql(clock.instant())).update();
    }

    /** At most {@code limit} attempts decided at least {@code age} ago of which the consent service may not know. */
    public List<AttemptId> unrecorded(Duration age, int limit) {
        return jdbc.sql("""
                select attempt_id from attempt where stage = 'Decided' and decided_at < :before
                order by decided_at limit :limit""")
                .param("before", sql(clock.instant().minus(age)))
                .param("limit", limit)
                .query((row, _) -> new AttemptId(row.getObject("attempt_id", UUID.class)))
                .list();
    }

    /** Deletes at most {@code limit} attempts that ran out before {@code before} and owe nobody anything. */
    public int forget(Instant before, int limit) {
        return jdbc.sql("""
                delete from attempt where attempt_id in
                (select attempt_id from attempt where expires_at < :before and stage <> 'Decided' limit :limit)""").param("before", sql(before)).param("limit", limit).update();
    }
}
