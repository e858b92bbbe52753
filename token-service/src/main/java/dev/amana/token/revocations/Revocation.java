package dev.amana.token.revocations;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * A record of {@code token-revocations.v1}: every token of this grant, or this token, issued at or before {@code since} is dead.
 *
 * @param keepUntil when the last token it could speak of has expired, and the record may go
 */
@JsonPropertyOrder({"schema", "kind", "id", "since", "keepUntil"})
record Revocation(int schema, String kind, String id, Instant since, Instant keepUntil) {

    static final int SCHEMA = 1;

    String key() {
        return kind + ":" + id;
    }
}
