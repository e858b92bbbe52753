package dev.amana.aisp.authorities;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.ConsentFacts;
import dev.amana.aisp.access.ConsentId;
import dev.amana.aisp.access.ConsentStatus;
import dev.amana.aisp.access.Period;
import dev.amana.aisp.access.PsuId;
import dev.amana.aisp.permissions.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What this service takes from consent-service's own answer about a consent. */
record ConsentAnswer(
        String consentId,
        long sequence,
        String clientId,
        String status,
        Instant expirationDateTime,
        List<String> permissions,
        Optional<Instant> transactionFromDateTime,
        Optional<Instant> transactionToDateTime,
        Optional<String> psuId,
        Optional<List<String>> accountIds,
        OptionalLong lastAuthorisedSeq) {

    ConsentAnswer {
        Objects.requireNonNull(consentId, "consentId");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(expirationDateTime, "expirationDateTime");
        permissions = List.copyOf(permissions);
    }

    ConsentFacts facts() {
        return new ConsentFacts(
                new ConsentId(consentId),
                sequence,
                clientId,
                ConsentStatus.of(status),
                expirationDateTime,
                permissions.stream()
                        .flatMap(code -> Permission.of(code).stream())
                        .collect(Collectors.toSet()),
                new Period(transactionFromDateTime, transactionToDateTime),
                psuId.map(PsuId::new),
                accountIds.orElse(List.of()).stream().map(AccountId::new).collect(Collectors.toSet()),
                lastAuthorisedSeq);
    }
}
