package dev.amana.consent.consents;

import dev.amana.consent.consents.ConsentEvent.ConsentAuthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.ConsentEvent.ConsentExpired;
import dev.amana.consent.consents.ConsentEvent.ConsentExpiryNoticed;
import dev.amana.consent.consents.ConsentEvent.ConsentReauthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentRejected;
import dev.amana.consent.consents.ConsentEvent.ConsentRevoked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A consent as its events made it. A TPP creates it; the PSU authorises it, choosing accounts, or rejects it; once
 * authorised, the same PSU may authorise it again; TPP, PSU or bank may withdraw it; and one day its time has passed.
 * Rejected, revoked and expired are final.
 */
public sealed interface Consent {

    Terms terms();

    Trail trail();

    /** Waiting for the PSU. */
    record AwaitingAuthorisation(Terms terms, Trail trail) implements Consent {}

    /** In force. */
    record Authorised(Terms terms, Trail trail, Authorisation authorisation) implements Consent {}

    /** Declined, or left undecided. */
    record Rejected(Terms terms, Trail trail, RejectionReason reason) implements Consent {}

    /** Withdrawn. */
    record Revoked(Terms terms, Trail trail, RevokedBy by) implements Consent {}

    /** Past its time, whether or not an event says so yet. */
    record Expired(Terms terms, Trail trail) implements Consent {}

    /** The consent as its first event made it. */
    static Consent from(ConsentCreated event) {
        Terms terms = new Terms(
                event.consentId(),
                event.clientId(),
                event.occurredAt(),
                new Permissions(event.permissions()),
                event.expirationDateTime(),
                event.expirationRequested(),
                new TransactionPeriod(event.transactionFromDateTime(), event.transactionToDateTime()));
        return new AwaitingAuthorisation(terms, Trail.startedAt(event.occurredAt()));
    }

    /** The consent after one more event. What happened is not questioned here: that was decided before. */
    default Consent after(ConsentEvent event) {
        Trail trail = trail().then(event);
        return switch (event) {
            case ConsentCreated again -> throw new IllegalStateException(again.consentId() + " was created twice");
            case ConsentAuthorised yes -> authorised(trail, yes.attemptId(), yes.psuId(), yes.accountIds());
            case ConsentReauthorised yes -> authorised(trail, yes.attemptId(), yes.psuId(), yes.accountIds());
            case ConsentRejected no ->
                new Rejected(
                        terms(),
                        no.attemptId()
                                .map(id -> trail.remembering(
                                        id, new Attempt.Rejecting(no.psuId(), no.reason(), trail.sequence())))
                                .orElse(trail),
                        no.reason());
            case ConsentRevoked revoked -> new Revoked(terms(), trail, revoked.by());
            case ConsentExpired _ -> new Expired(terms(), trail);
            case ConsentExpiryNoticed notice -> with(trail.noticing(notice.daysBefore()));
        };
    }

    /** The same consent, remembering something more. */
    private Consent with(Trail trail) {
        return switch (this) {
            case AwaitingAuthorisation awaiting -> new AwaitingAuthorisation(awaiting.terms(), trail);
            case Authorised authorised -> new Authorised(authorised.terms(), trail, authorised.authorisation());
            case Rejected rejected -> new Rejected(rejected.terms(), trail, rejected.reason());
            case Revoked revoked -> new Revoked(revoked.terms(), trail, revoked.by());
            case Expired expired -> new Expired(expired.terms(), trail);
        };
    }

    private Consent authorised(Trail trail, AttemptId attemptId, PsuId psuId, List<AccountId> accountIds) {
        long sequence = trail.sequence();
        return new Authorised(
                terms(),
                trail.remembering(attemptId, new Attempt.Authorising(psuId, accountIds, sequence)),
                new Authorisation(psuId, accountIds, sequence));
    }

    /** The consent as it stands at this instant: one whose time has passed is expired, whatever its events say so far. */
    default Consent at(Instant now) {
        return switch (this) {
            case AwaitingAuthorisation _, Authorised _ -> terms().expiredAt(now) ? new Expired(terms(), trail()) : this;
            case Rejected _, Revoked _, Expired _ -> this;
        };
    }

    /** What this attempt came to, if it is known. */
    default Optional<Attempt> attempt(AttemptId id) {
        return Optional.ofNullable(trail().attempts().get(id));
    }
}
