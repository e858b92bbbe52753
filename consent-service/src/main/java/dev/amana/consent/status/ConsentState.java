package dev.amana.consent.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.Coded;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A consent's public state as other services read it, in {@code consents.v1} and from the internal API
 * (contract/consents.v1.schema.json). Only texts, numbers and instants, so that any mapper writes it alike.
 *
 * @param expirationDateTime always there: the instant that is enforced, whoever set it
 */
@JsonPropertyOrder({
    "clientId",
    "status",
    "creationDateTime",
    "statusUpdateDateTime",
    "expirationDateTime",
    "permissions",
    "transactionFromDateTime",
    "transactionToDateTime",
    "psuId",
    "accountIds",
    "lastAuthorisedSeq"
})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ConsentState(
        String clientId,
        String status,
        Instant creationDateTime,
        Instant statusUpdateDateTime,
        Instant expirationDateTime,
        List<String> permissions,
        Optional<Instant> transactionFromDateTime,
        Optional<Instant> transactionToDateTime,
        Optional<String> psuId,
        List<String> accountIds,
        OptionalLong lastAuthorisedSeq) {

    /** The state of a consent, seen as standing so. */
    public static ConsentState of(ConsentStatus consent, ConsentStatus.Standing standing) {
        Terms terms = consent.terms();
        return new ConsentState(
                terms.clientId().value(),
                standing.status().code(),
                terms.createdAt(),
                standing.since(),
                terms.expiresAt(),
                terms.permissions().list().stream().map(Coded::code).toList(),
                terms.period().from(),
                terms.period().to(),
                consent.psuId().map(PsuId::value),
                consent.accountIds().stream().map(AccountId::value).toList(),
                consent.lastAuthorisedSequence());
    }
}
