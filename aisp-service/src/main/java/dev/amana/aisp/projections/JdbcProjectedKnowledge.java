package dev.amana.aisp.projections;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.ConsentFacts;
import dev.amana.aisp.access.ConsentId;
import dev.amana.aisp.access.ConsentStatus;
import dev.amana.aisp.access.Knowledge;
import dev.amana.aisp.access.KnowledgeUnavailable;
import dev.amana.aisp.access.Period;
import dev.amana.aisp.access.PresentedToken;
import dev.amana.aisp.access.ProjectedKnowledge;
import dev.amana.aisp.access.PsuId;
import dev.amana.aisp.permissions.Permission;
import dev.amana.revocations.KnownRevocation;
import dev.amana.revocations.RevocationColumns;
import dev.amana.revocations.TokenKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one read behind every decision: the consent, the revocations, and up to when each of their partitions is
 * complete. One statement sees one state of the database, and records are stored together with their partition's time,
 * so the times are true of what is read with them. Were the number of partitions not the one configured, no time would be
 * known at all, rather than another partition's be taken. Of what is suspended no time is known either: whoever owns it is
 * asked, or the call is refused.
 */
@Component
class JdbcProjectedKnowledge implements ProjectedKnowledge {

    private static final String READ = """
            select c.consent_id, c.sequence, c.client_id, c.status, c.expires_at, c.permissions, c.transactions_from,
                   c.transactions_to, c.psu_id, c.account_ids, c.last_authorised_seq,
                   (select f.as_of from feed_partition f
                     where f.topic = 'consents.v1' and f.partition = c.partition
                       and not exists (select from feed_suspended s
                                        where s.topic = f.topic and s.record_key = c.consent_id)) as consent_as_of,
                   %s
              from (values (?)) as asked(consent_id)
              left join consent c on c.consent_id = asked.consent_id""".formatted(RevocationColumns.SQL);

    private final JdbcClient jdbc;
    private final RevocationColumns revocations;

    JdbcProjectedKnowledge(JdbcClient jdbc, ProjectionProperties properties) {
        this.jdbc = jdbc;
        this.revocations = new RevocationColumns(properties.revocationPartitions());
    }

    @Override
    public Knowledge of(PresentedToken token) {
        var keys = new TokenKeys(token.clientId(), token.grantId(), token.tokenId());
        try {
            return jdbc.sql(READ)
                    .params(revocations.parameters(keys, token.issuedAt()))
                    .param(token.consentId().map(ConsentId::value).orElse(""))
                    .query((row, _) -> knowledge(row))
                    .single();
        } catch (DataAccessException e) {
            throw new KnowledgeUnavailable("the projections cannot be read", e);
        }
    }

    private static Knowledge knowledge(ResultSet row) throws SQLException {
        var known = KnownRevocation.of(row);
        return new Knowledge(
                new Knowledge.OfConsent(
                        row.getString("consent_id") == null ? Optional.empty() : Optional.of(facts(row)),
                        new Knowledge.Source.Projection(instant(row, "consent_as_of"))),
                new Knowledge.OfRevocation(known.revoked(), new Knowledge.Source.Projection(known.asOf())));
    }

    private static ConsentFacts facts(ResultSet row) throws SQLException {
        var authorisedSeq = row.getObject("last_authorised_seq", Long.class);
        return new ConsentFacts(
                new ConsentId(row.getString("consent_id")),
                row.getLong("sequence"),
                row.getString("client_id"),
                ConsentStatus.of(row.getString("status")),
                instant(row, "expires_at").orElseThrow(),
                texts(row, "permissions").stream()
                        .flatMap(code -> Permission.of(code).stream())
                        .collect(Collectors.toSet()),
                new Period(instant(row, "transactions_from"), instant(row, "transactions_to")),
                Optional.ofNullable(row.getString("psu_id")).map(PsuId::new),
                texts(row, "account_ids").stream().map(AccountId::new).collect(Collectors.toSet()),
                authorisedSeq == null ? OptionalLong.empty() : OptionalLong.of(authorisedSeq));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(value).map(OffsetDateTime::toInstant);
    }
}
