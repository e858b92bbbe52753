package dev.amana.token.authorise;

import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.AuthorisationRequest;
import dev.amana.token.keys.OpaqueValue;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pushed authorisation requests (RFC 9126). The first arrival of a browser turns one into an attempt; later arrivals find the same attempt,
 * so that a reload works; the attempt's decision spends it.
 */
@Component
public class PushedRequests {

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    /** Time for the TPP to redirect and the browser to follow; FAPI 2.0 wants less than 600 s. */
    static final Duration LIFETIME = Duration.ofSeconds(300);

    private record Row(String request, boolean alive, Optional<UUID> attempt) {}

    private final JdbcClient database;
    private final JsonMapper json;

    PushedRequests(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Keeps the request; answers its {@code request_uri}. */
    String push(AuthorisationRequest request, Instant now) {
        String value = OpaqueValue.create();
        database.sql("insert into pushed_request (digest, client_id, request, expires_at) values (?, ?, ?, ?)")
                .params(
                        OpaqueValue.digest(value),
                        request.clientId(),
                        json.writeValueAsString(StoredRequest.of(request)),
                        Timestamp.from(now.plus(LIFETIME)))
                .update();
        return PREFIX + value;
    }

    /**
     * The attempt that stands for the request, begun at its first arrival. Two browsers at once get the same one: the row is locked.
     *
     * @param begin called for a first arrival only, in this transaction
     * @return empty if the request is unknown, another client's, too old or spent
     */
    @Transactional
    public Optional<AttemptId> arrive(
            String requestUri, String clientId, Function<AuthorisationRequest, AttemptId> begin) {
        if (!requestUri.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] digest = OpaqueValue.digest(requestUri.substring(PREFIX.length()));
        Optional<Row> found = database.sql("""
                        select request, expires_at > clock_timestamp() as alive, attempt_id from pushed_request
                         where digest = ? and client_id = ? and spent_at is null for update""")
                .params(digest, clientId)
                .query((row, n) -> new Row(
                        row.getString("request"),
                        row.getBoolean("alive"),
                        Optional.ofNullable(row.getObject("attempt_id", UUID.class))))
                .optional();
        return found.flatMap(row -> row.attempt().map(AttemptId::new).or(() -> first(row, digest, begin)));
    }

    private Optional<AttemptId> first(Row row, byte[] digest, Function<AuthorisationRequest, AttemptId> begin) {
        if (!row.alive()) {
            return Optional.empty();
        }
        AttemptId attempt =
                begin.apply(json.readValue(row.request(), StoredRequest.class).request());
        database.sql("update pushed_request set attempt_id = ? where digest = ?")
                .params(attempt.value(), digest)
                .update();
        return Optional.of(attempt);
    }

    /** Spends the request an attempt came from, if it was a pushed one; called at the decision. */
    public void spend(AttemptId attempt) {
        database.sql("update pushed_request set spent_at = clock_timestamp() where attempt_id = ? and spent_at is null")
                .param(attempt.value())
                .update();
    }
}
