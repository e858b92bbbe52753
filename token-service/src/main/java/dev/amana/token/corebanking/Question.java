package dev.amana.token.corebanking;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.UUID;

/** A record on {@code core-banking.identity-requests.v1}; its shape is {@code contract/core-banking.identity-requests.v1.schema.json}. */
sealed interface Question {

    int schema();

    UUID requestId();

    Instant deadline();

    /** @param jwe {@link Credentials}, sealed */
    @JsonPropertyOrder({"schema", "requestId", "deadline", "query", "jwe"})
    record VerifyCustomer(int schema, UUID requestId, Instant deadline, String query, String jwe) implements Question {
        VerifyCustomer(UUID requestId, Instant deadline, String jwe) {
            this(1, requestId, deadline, "VerifyCustomer", jwe);
        }
    }

    /** Which accounts this customer may share. */
    @JsonPropertyOrder({"schema", "requestId", "deadline", "query", "psuId"})
    record CustomerAccounts(int schema, UUID requestId, Instant deadline, String query, String psuId)
            implements Question {
        CustomerAccounts(UUID requestId, Instant deadline, String psuId) {
            this(1, requestId, deadline, "CustomerAccounts", psuId);
        }
    }
}
