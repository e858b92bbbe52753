package dev.amana.consent.decisions;

import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes {@code access_decision}, and with a call that was permitted when its consent was last used. */
@Component
class DecisionTable {

    private static final String ADD = """
            with added as (
                insert into access_decision (decision_id, decided_at, interaction_id, consent_id, verdict, record)
                values (:id, :at, :interaction, :consent, :verdict, cast(:record as json))
                on conflict do nothing returning decided_at)
            insert into consent_use (consent_id, last_used_at)
            select :consent, decided_at from added where :used
            on conflict (consent_id) do update
                set last_used_at = greatest(consent_use.last_used_at, excluded.last_used_at)""";

    private final JdbcClient jdbc;

    DecisionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ToldDecision decision, String record) {
        jdbc.sql(ADD)
                .param("id", decision.decisionId())
                .param("at", decision.decidedAt().atOffset(ZoneOffset.UTC))
                .param("interaction", decision.interactionId())
                .param("consent", decision.consentId().orElse(null))
                .param("verdict", decision.verdict())
                .param("record", record)
                .param("used", decision.permitted() && decision.consentId().isPresent())
                .update();
    }
}
