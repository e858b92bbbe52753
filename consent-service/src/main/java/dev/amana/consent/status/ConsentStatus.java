package dev.amana.consent.status;

import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.Consent;
import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.consents.ConsentEvent.ConsentAuthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.ConsentEvent.ConsentExpired;
import dev.amana.consent.consents.ConsentEvent.ConsentExpiryNoticed;
import dev.amana.consent.consents.ConsentEvent.ConsentReauthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentRejected;
import dev.amana.consent.consents.ConsentEvent.ConsentRevoked;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.Status;
import dev.amana.consent.consents.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A consent's whole public state after its event number {@code sequence}, and as the row of {@code consent_status} holds it.
 *
 * @param status as the events say; see {@link #standingAt} for what the clock says
 * @param statusUpdatedAt when the status became what it is
 * @param accountIds what the last authorisation covers; empty before the first
 * @param lastAuthorisedSequence the number of the event that gave the authorisation now in force
 * @param lastAuthorisedAt when that was
 * @param decidedBy the customer who authorised or rejected it, where one is known
 */
public record ConsentStatus(
        Terms terms,
        long sequence,
        Status status,
        Instant statusUpdatedAt,
        Optional<PsuId> psuId,
        List<AccountId> accountIds,
        OptionalLong lastAuthorisedSequence,
        Optional<Instant> lastAuthorisedAt,
        Optional<PsuId> decidedBy) {

    /** A status and when it began. */
    public record Standing(Status status, Instant since) {}

    public ConsentStatus {
        accountIds = List.copyOf(accountIds);
    }

    /** The state that a consent begins with. */
    public static ConsentStatus from(ConsentCreated event) {
        Terms terms = Consent.from(event).terms();
        return new ConsentStatus(
                terms,
                0,
                Status.AWAITING_AUTHORISATION,
                terms.createdAt(),
                Optional.empty(),
                List.of(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The state after one more event; what happened is not questioned here. */
    public ConsentStatus after(ConsentEvent event) {
        return switch (event) {
            case ConsentCreated again -> throw new IllegalStateException(again.consentId() + " was created twice");
            case ConsentAuthorised yes -> authorised(yes.occurredAt(), yes.psuId(), yes.accountIds());
            case ConsentReauthorised yes -> authorised(yes.occurredAt(), yes.psuId(), yes.accountIds());
            case ConsentRejected no -> ended(Status.REJECTED, no.occurredAt(), no.psuId());
            case ConsentRevoked revoked -> ended(Status.REVOKED, revoked.occurredAt(), decidedBy);
            case ConsentExpired expired -> ended(Status.EXPIRED, expired.occurredAt(), decidedBy);
            case ConsentExpiryNoticed _ -> unchanged();
        };
    }

    /** A consent that is authorised again has been authorised all the time. */
    private ConsentStatus authorised(Instant at, PsuId psu, List<AccountId> accounts) {
        long next = sequence + 1;
        return new ConsentStatus(
                terms,
                next,
                Status.AUTHORISED,
                status == Status.AUTHORISED ? statusUpdatedAt : at,
                Optional.of(psu),
                accounts,
                OptionalLong.of(next),
                Optional.of(at),
                Optional.of(psu));
    }

    /** One event on, and otherwise as before: nothing that a token or a decision depends on. */
    private ConsentStatus unchanged() {
        return new ConsentStatus(
                terms,
                sequence + 1,
                status,
                statusUpdatedAt,
                psuId,
                accountIds,
                lastAuthorisedSequence,
                lastAuthorisedAt,
                decidedBy);
    }

    private ConsentStatus ended(Status end, Instant at, Optional<PsuId> decider) {
        return new ConsentStatus(
                terms, sequence + 1, end, at, psuId, accountIds, lastAuthorisedSequence, lastAuthorisedAt, decider);
    }

    public ConsentId consentId() {
        return terms.consentId();
    }

    public ClientId clientId() {
        return terms.clientId();
    }

    /** How the consent stands at this instant: past its expiry it is expired, since then, whatever was recorded. */
    public Standing standingAt(Instant now) {
        boolean open = status == Status.AWAITING_AUTHORISATION || status == Status.AUTHORISED;
        return open && terms.expiredAt(now) ? new Standing(Status.EXPIRED, terms.expiresAt()) : recorded();
    }

    /** How the consent stands by its events alone. */
    public Standing recorded() {
        return new Standing(status, statusUpdatedAt);
    }
}
