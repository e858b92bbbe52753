package dev.amana.token.revocations;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Optional;

/**
 * A record of {@code token-revocations.v1}: every token of this grant or client, or this token, issued at or before {@code since} is dead.
 *
 * @param keepUntil when the last token it could speak of has expired, and the record may go
 * @param lifted true when a client's suspension is over
 */
@JsonPropertyOrder({"schema", "kind", "id", "since", "keepUntil", "lifted"})
record Revocation(int schema, String kind, String id, Instant since, Instant keepUntil, Optional<Boolean> lifted) {

    static final int SCHEMA = 1;

    Revocation(int schema, String kind, String id, Instant since, Instant keepUntil) {
        this(schema, kind, id, since, keepUntil, Optional.empty());
    }

    String key() {
        return kind + ":" + id;
    }
}
