package dev.amana.token.grants;

import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.AuthorisationRequest;
import dev.amana.token.keys.OpaqueValue;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of grants. Every change to one is a conditional UPDATE whose row count says who made it. */
@Component
public class Grants {

    private static final String SELECT = """
            select *, code_expires_at > clock_timestamp() as code_alive,
                   coalesce(refresh_expires_at > clock_timestamp(), false) as refresh_alive
              from oauth_grant where\s""";

    private final JdbcClient database;

    Grants(JdbcClient database) {
        this.database = database;
    }

    /** The grant this code belongs to, whatever has become of it. */
    public Optional<Grant> byCode(String code) {
        return find("code_digest = ?", OpaqueValue.digest(code));
    }

    /** The grant this refresh token belongs to, whatever has become of it. */
    public Optional<Grant> byRefreshToken(String refreshToken) {
        return find("refresh_digest = ?", OpaqueValue.digest(refreshToken));
    }

    /** The grant of this id. */
    public Optional<Grant> byId(UUID id) {
        return find("id = ?", id);
    }

    private Optional<Grant> find(String condition, Object value) {
        return database.sql(SELECT + condition)
                .param(value)
                .query(Grants::grant)
                .optional();
    }

    /** Makes the grant, or gives its attempt's a fresh code; not if that was redeemed or has ended. */
    boolean begin(ConcludedAuthorisation concluded, String code, int codeSeconds) {
        AuthorisationRequest request = concluded.request();
        AttemptId attempt = concluded.attemptId();
        return database.sql("""
                        insert into oauth_grant (id, attempt_id, client_id, psu_id, consent_id, authorised_seq, scopes,
                                                 redirect_uri, code_challenge, dpop_jkt, nonce, authenticated_at,
                                                 code_digest, code_expires_at)
                        values (:id, :attempt, :client, :psu, :consent, :seq, :scopes, :redirectUri, :challenge, :jkt,
                                :nonce, :authenticatedAt, :code, clock_timestamp() + make_interval(secs => :seconds))
                        on conflict (attempt_id) do update
                           set code_digest = excluded.code_digest, code_expires_at = excluded.code_expires_at
                         where oauth_grant.redeemed_at is null and oauth_grant.revoked_at is null""")
                        .param("id", UUID.randomUUID())
                        .param("attempt", attempt.value())
                        .param("client", request.clientId())
                        .param("psu", concluded.psuId())
                        .param("consent", request.consentId().orElse(null))
                        .param(
                                "seq",
                                concluded.authorisedSeq().isPresent()
                                        ? concluded.authorisedSeq().getAsLong()
                                        : null)
                        .param("scopes", request.scopes().toArray(String[]::new))
                        .param("redirectUri", request.redirectUri().toString())
                        .param("challenge", request.codeChallenge().orElse(null))
                        .param("jkt", request.dpopJkt().orElse(null))
                        .param("nonce", request.nonce().orElse(null))
                        .param("authenticatedAt", Timestamp.from(concluded.authenticatedAt()))
                        .param("code", OpaqueValue.digest(code))
                        .param("seconds", codeSeconds)
                        .update()
                == 1;
    }

    /** Uses the code up; of any number of tries, here and on other instances, one is told true. */
    public boolean redeem(UUID grant, Optional<RefreshToken> refreshToken, boolean senderConstrained) {
        return database.sql("""
                        update oauth_grant
                           set redeemed_at = clock_timestamp(), sender_constrained = :constrained,
                               refresh_digest = :digest, refresh_expires_at = :expires
                         where id = :id and redeemed_at is null and revoked_at is null
                           and code_expires_at > clock_timestamp()""")
                        .param("id", grant)
                        .param("constrained", senderConstrained)
                        .param(
                                "digest",
                                refreshToken
                                        .map(token -> OpaqueValue.digest(token.value()))
                                        .orElse(null))
                        .param(
                                "expires",
                                refreshToken
                                        .map(token -> Timestamp.from(token.expires()))
                                        .orElse(null))
                        .update()
                == 1;
    }

    /** A refresh token as its holder gets it. */
    public record RefreshToken(String value, Instant expires) {}

    private static Grant grant(ResultSet row, int number) throws SQLException {
        long seq = row.getLong("authorised_seq");
        return new Grant(
                row.getObject("id", UUID.class),
                row.getString("client_id"),
                row.getString("psu_id"),
                Optional.ofNullable(row.getString("consent_id")),
                row.getString("consent_id") == null ? OptionalLong.empty() : OptionalLong.of(seq),
                Set.of((String[]) row.getArray("scopes").getArray()),
                URI.create(row.getString("redirect_uri")),
                Optional.ofNullable(row.getString("code_challenge")),
                Optional.ofNullable(row.getString("dpop_jkt")),
                Optional.ofNullable(row.getString("nonce")),
                row.getTimestamp("authenticated_at").toInstant(),
                row.getBoolean("code_alive"),
                row.getTimestamp("redeemed_at") != null,
                row.getBoolean("sender_constrained"),
                row.getBoolean("refresh_alive"),
                row.getTimestamp("revoked_at") != null);
    }
}
