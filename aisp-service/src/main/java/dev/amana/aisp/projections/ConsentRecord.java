package dev.amana.aisp.projections;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What this service takes from a record of {@code consents.v1}; whatever else stands there is not its business. */
record ConsentRecord(String consentId, long sequence, State state) {

    record State(
            String clientId,
            String status,
            Instant expirationDateTime,
            List<String> permissions,
            Optional<Instant> transactionFromDateTime,
            Optional<Instant> transactionToDateTime,
            Optional<String> psuId,
            Optional<List<String>> accountIds,
            OptionalLong lastAuthorisedSeq) {}
}
