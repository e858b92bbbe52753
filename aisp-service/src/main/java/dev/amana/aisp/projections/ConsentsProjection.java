package dev.amana.aisp.projections;

import dev.amana.aisp.access.ConsentStatus;
import dev.amana.feed.project.FeedRecords;
import dev.amana.feed.project.ProjectedRecord;
import dev.amana.feed.project.Projection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the last published state of every consent; a record that is not newer changes nothing. */
@Component
class ConsentsProjection implements Projection {
    static final String TOPIC = "consents.v1";

    private static final String UPSERT = """
            insert into consent as known (consent_id, partition, sequence, client_id, status, expires_at, permissions,
                    transactions_from, transactions_to, psu_id, account_ids, last_authorised_seq)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (consent_id) do update set
                partition = excluded.partition,
                sequence = excluded.sequence,
                client_id = excluded.client_id,
                status = excluded.status,
                expires_at = excluded.expires_at,
                permissions = excluded.permissions,
                transactions_from = excluded.transactions_from,
                transactions_to = excluded.transactions_to,
                psu_id = excluded.psu_id,
                account_ids = excluded.account_ids,
                last_authorised_seq = excluded.last_authorised_seq
            where known.sequence < excluded.sequence""";

    private final JdbcClient jdbc;

    ConsentsProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void apply(ProjectedRecord record) {
        var consent = FeedRecords.read(record, ConsentRecord.class);
        if (!consent.consentId().equals(record.key())) {
            throw new IllegalArgumentException("a state of another consent than its key says");
        }
        var state = consent.state();
        jdbc.sql(UPSERT)
                .param(consent.consentId())
                .param(record.partition())
                .param(consent.sequence())
                .param(state.clientId())
                .param(ConsentStatus.of(state.status()).code())
                .param(timestamp(state.expirationDateTime()))
                .param(state.permissions().toArray(String[]::new))
                .param(optional(state.transactionFromDateTime()))
                .param(optional(state.transactionToDateTime()))
                .param(state.psuId().orElse(null))
                .param(state.accountIds().orElse(List.of()).toArray(String[]::new))
                .param(
                        state.lastAuthorisedSeq().isPresent()
                                ? state.lastAuthorisedSeq().getAsLong()
                                : null)
                .update();
    }

    @Override
    public void forget() {
        jdbc.sql("delete from consent").update();
    }

    /** A consent that is not known here is asked for: its last row is older than a record that nobody applied. */
    @Override
    public void doubt(String key) {
        jdbc.sql("delete from consent where consent_id = ?").param(key).update();
    }

    private static @Nullable OffsetDateTime optional(Optional<Instant> instant) {
        return instant.map(ConsentsProjection::timestamp).orElse(null);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
