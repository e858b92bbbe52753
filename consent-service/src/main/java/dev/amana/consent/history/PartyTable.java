package dev.amana.consent.history;

import dev.amana.consent.consents.ConsentId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code consent_party}: which consents somebody ever had to do with. */
@Component
class PartyTable {

    private static final String ADD = """
            insert into consent_party (kind, party, created_at, consent_id)
            select kind, party, :created, :consent from unnest(:kinds::text[], :parties::text[]) as told (kind, party)
            on conflict do nothing""";

    private static final String FIND = """
            select created_at, consent_id from consent_party
            where kind = :kind and party = :party and created_at <= :until
                and (created_at, consent_id) < (:beforeTime, :beforeConsent)
            order by created_at desc, consent_id desc limit :limit""";

    private final JdbcClient jdbc;

    PartyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ConsentId consentId, Instant createdAt, List<? extends Party> parties) {
        if (parties.isEmpty()) {
            return;
        }
        jdbc.sql(ADD)
                .param("consent", consentId.value())
                .param("created", utc(createdAt))
                .param("kinds", parties.stream().map(Party::kind).toArray(String[]::new))
                .param("parties", parties.stream().map(Party::id).toArray(String[]::new))
                .update();
    }

    /** The party's consents created until then, the newest first, from behind a place on. */
    List<PlaceInList> find(Party party, Instant until, PlaceInList behind, int limit) {
        return jdbc.sql(FIND)
                .param("kind", party.kind())
                .param("party", party.id())
                .param("until", utc(until))
                .param("beforeTime", utc(behind.createdAt()))
                .param("beforeConsent", behind.consentId())
                .param("limit", limit)
                .query((row, _) -> new PlaceInList(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getString("consent_id")))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
