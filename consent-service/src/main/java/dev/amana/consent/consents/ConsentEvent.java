package dev.amana.consent.consents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened to a consent and can't unhappen. Field names are those of the stored JSON: once released they
 * stay. No event holds personal data: customers and accounts appear by opaque ids only.
 */
public sealed interface ConsentEvent {

    ConsentId consentId();

    /** When it happened, never before the event that precedes it. */
    Instant occurredAt();

    /** A TPP asked for the consent. */
    record ConsentCreated(
            ConsentId consentId,
            Instant occurredAt,
            ClientId clientId,
            List<Permission> permissions,
            Instant expirationDateTime,
            boolean expirationRequested,
            Optional<Instant> transactionFromDateTime,
            Optional<Instant> transactionToDateTime)
            implements ConsentEvent {}

    /** The PSU authorised it for these accounts. */
    record ConsentAuthorised(
            ConsentId consentId, Instant occurredAt, AttemptId attemptId, PsuId psuId, List<AccountId> accountIds)
            implements ConsentEvent {}

    /** The same PSU authorised it again; what was granted from the earlier authorisation ends. */
    record ConsentReauthorised(
            ConsentId consentId, Instant occurredAt, AttemptId attemptId, PsuId psuId, List<AccountId> accountIds)
            implements ConsentEvent {}

    /** It was declined, or nobody decided in time (then there is no attempt). */
    record ConsentRejected(
            ConsentId consentId,
            Instant occurredAt,
            RejectionReason reason,
            Optional<AttemptId> attemptId,
            Optional<PsuId> psuId)
            implements ConsentEvent {}

    /** It was withdrawn. */
    record ConsentRevoked(ConsentId consentId, Instant occurredAt, RevokedBy by) implements ConsentEvent {}

    /** Its time had passed, at its expiry; the record may be made a little later. */
    record ConsentExpired(ConsentId consentId, Instant occurredAt) implements ConsentEvent {}

    /**
     * It was noticed that the consent will expire soon, so that somebody can be told. The consent stays as it is.
     *
     * @param daysBefore how many days of 24 hours before its expiry the notice was due; each happens once
     */
    record ConsentExpiryNoticed(ConsentId consentId, Instant occurredAt, int daysBefore) implements ConsentEvent {}
}
