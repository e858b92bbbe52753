package dev.amana.consent.decisions;

import dev.amana.consent.consents.ConsentId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was decided. */
@Component
public class Decisions {

    /** The bounds are always there, so that only the months between them are looked into. */
    private static final String READ = """
            select decision_id, decided_at, record from access_decision
            where %s and decided_at >= :from and decided_at < :to
                and (decided_at, decision_id) < (:beforeTime, :beforeId)
            order by decided_at desc, decision_id desc limit :limit""";

    private static final String OF_CONSENT = READ.formatted("consent_id = :subject");
    private static final String OF_INTERACTION = READ.formatted("interaction_id = :subject");

    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient jdbc;

    Decisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The decisions behind a place, the latest first. */
    public List<KeptDecision> behind(KeptDecision.Place place, DecisionFilter filter, int limit) {
        JdbcClient.StatementSpec statement = switch (filter.subject()) {
            case DecisionFilter.Subject.OfConsent(ConsentId id) ->
                jdbc.sql(OF_CONSENT).param("subject", id.value());
            case DecisionFilter.Subject.OfInteraction(UUID id) ->
                jdbc.sql(OF_INTERACTION).param("subject", id);
        };
        return statement
                .param("from", utc(filter.from().orElse(EVER)))
                .param("to", utc(filter.to().orElse(NEVER)))
                .param("beforeTime", utc(place.decidedAt()))
                .param("beforeId", place.decisionId())
                .param("limit", limit)
                .query((row, _) -> new KeptDecision(
                        row.getObject("decision_id", UUID.class),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        row.getString("record")))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
