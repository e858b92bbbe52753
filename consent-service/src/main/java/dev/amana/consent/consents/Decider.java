package dev.amana.consent.consents;

import dev.amana.consent.consents.Consent.Authorised;
import dev.amana.consent.consents.Consent.AwaitingAuthorisation;
import dev.amana.consent.consents.Consent.Expired;
import dev.amana.consent.consents.Consent.Rejected;
import dev.amana.consent.consents.Consent.Revoked;
import dev.amana.consent.consents.ConsentCommand.AuthoriseConsent;
import dev.amana.consent.consents.ConsentCommand.ChangeConsent;
import dev.amana.consent.consents.ConsentCommand.CreateConsent;
import dev.amana.consent.consents.ConsentCommand.NoticeExpiry;
import dev.amana.consent.consents.ConsentCommand.RecordExpiry;
import dev.amana.consent.consents.ConsentCommand.RejectConsent;
import dev.amana.consent.consents.ConsentCommand.RejectUnfinished;
import dev.amana.consent.consents.ConsentCommand.RevokeConsent;
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

/** Decides what comes of a command, from the consent and the command alone: the same two give the same answer for ever. */
public final class Decider {

    private Decider() {}

    /** A new consent, if its terms keep the rules. */
    public static Decision decide(CreateConsent command) {
        RequestedTerms terms = command.terms();
        List<TermsViolation> violations = terms.violations(command.at());
        if (!violations.isEmpty()) {
            return refused(new Refusal.InvalidTerms(violations));
        }
        return new Decision.Happens(new ConsentCreated(
                command.consentId(),
                command.at(),
                command.clientId(),
                terms.permissions().list(),
                terms.effectiveExpiry(command.at()),
                terms.expiration().isPresent(),
                terms.period().from(),
                terms.period().to()));
    }

    /** What comes of a command about this consent. */
    public static Decision decide(Consent consent, ChangeConsent command) {
        Instant at = consent.trail().timeOf(command.at());
        return switch (command) {
            case AuthoriseConsent authorise -> authorise(consent, authorise, at);
            case RejectConsent reject -> reject(consent, reject, at);
            case RejectUnfinished unfinished -> rejectUnfinished(consent, unfinished, at);
            case RecordExpiry expiry -> recordExpiry(consent, expiry, at);
            case NoticeExpiry notice -> noticeExpiry(consent, notice, at);
            case RevokeConsent revoke -> revoke(consent, revoke, at);
        };
    }

    private static Decision authorise(Consent consent, AuthoriseConsent command, Instant at) {
        if (!consent.terms().clientId().equals(command.clientId())) {
            return refused(new Refusal.AnotherClient());
        }
        Optional<Attempt> earlier = consent.attempt(command.attemptId());
        if (earlier.isPresent()) {
            return toldAgain(earlier.get() instanceof Attempt.Authorising same && same.saysTheSameAs(command));
        }
        if (command.accountIds().isEmpty()) {
            return refused(new Refusal.NoAccounts());
        }
        return switch (consent.at(at)) {
            case AwaitingAuthorisation _ ->
                new Decision.Happens(new ConsentAuthorised(
                        command.consentId(), at, command.attemptId(), command.psuId(), command.accountIds()));
            case Authorised authorised ->
                authorised.authorisation().psuId().equals(command.psuId())
                        ? new Decision.Happens(new ConsentReauthorised(
                                command.consentId(), at, command.attemptId(), command.psuId(), command.accountIds()))
                        : refused(new Refusal.AnotherPsu());
            case Rejected _ -> refused(new Refusal.AlreadyRejected());
            case Revoked _ -> refused(new Refusal.AlreadyRevoked());
            case Expired _ -> refused(new Refusal.AlreadyExpired());
        };
    }

    private static Decision reject(Consent consent, RejectConsent command, Instant at) {
        if (!consent.terms().clientId().equals(command.clientId())) {
            return refused(new Refusal.AnotherClient());
        }
        Optional<Attempt> earlier = consent.attempt(command.attemptId());
        if (earlier.isPresent()) {
            return toldAgain(earlier.get() instanceof Attempt.Rejecting same && same.saysTheSameAs(command));
        }
        return switch (consent.at(at)) {
            case AwaitingAuthorisation _ ->
                new Decision.Happens(new ConsentRejected(
                        command.consentId(), at, command.reason(), Optional.of(command.attemptId()), command.psuId()));
            case Authorised _ -> refused(new Refusal.NotAwaitingAuthorisation());
            case Rejected _ -> refused(new Refusal.AlreadyRejected());
            case Revoked _ -> refused(new Refusal.AlreadyRevoked());
            case Expired _ -> refused(new Refusal.AlreadyExpired());
        };
    }

    private static Decision rejectUnfinished(Consent consent, RejectUnfinished command, Instant at) {
        return switch (consent.at(at)) {
            case AwaitingAuthorisation _ ->
                new Decision.Happens(new ConsentRejected(
                        command.consentId(), at, RejectionReason.UNFINISHED, Optional.empty(), Optional.empty()));
            case Authorised _ -> refused(new Refusal.NotAwaitingAuthorisation());
            case Rejected _ -> new Decision.AlreadySo();
            case Revoked _ -> refused(new Refusal.AlreadyRevoked());
            case Expired _ -> refused(new Refusal.AlreadyExpired());
        };
    }

    /** Happens at the expiry itself, however late it is recorded. */
    private static Decision recordExpiry(Consent consent, RecordExpiry command, Instant at) {
        return switch (consent) {
            case AwaitingAuthorisation _, Authorised _ ->
                consent.terms().expiredAt(at)
                        ? new Decision.Happens(new ConsentExpired(
                                command.consentId(),
                                consent.trail().timeOf(consent.terms().expiresAt())))
                        : refused(new Refusal.NotYetExpired());
            case Rejected _ -> refused(new Refusal.AlreadyRejected());
            case Revoked _ -> refused(new Refusal.AlreadyRevoked());
            case Expired _ -> new Decision.AlreadySo();
        };
    }

    /** Of a consent that nobody authorised there is nothing to lose, and nobody to tell. */
    private static Decision noticeExpiry(Consent consent, NoticeExpiry command, Instant at) {
        return switch (consent.at(at)) {
            case AwaitingAuthorisation _ -> refused(new Refusal.NotAuthorised());
            case Authorised authorised -> {
                if (authorised.trail().notices().contains(command.daysBefore())) {
                    yield new Decision.AlreadySo();
                }
                yield authorised.terms().noticeDue(command.daysBefore(), at)
                        ? new Decision.Happens(new ConsentExpiryNoticed(command.consentId(), at, command.daysBefore()))
                        : refused(new Refusal.NoticeNotDue());
            }
            case Rejected _ -> refused(new Refusal.AlreadyRejected());
            case Revoked _ -> refused(new Refusal.AlreadyRevoked());
            case Expired _ -> refused(new Refusal.AlreadyExpired());
        };
    }

    private static Decision revoke(Consent consent, RevokeConsent command, Instant at) {
        Optional<Refusal> notEntitled = notEntitled(consent, command.by());
        if (notEntitled.isPresent()) {
            return refused(notEntitled.get());
        }
        return switch (consent.at(at)) {
            case AwaitingAuthorisation _, Authorised _ ->
                new Decision.Happens(new ConsentRevoked(command.consentId(), at, side(command.by())));
            case Rejected _ -> refused(new Refusal.AlreadyRejected());
            case Revoked _, Expired _ -> new Decision.AlreadySo();
        };
    }

    private static Optional<Refusal> notEntitled(Consent consent, Revoker by) {
        return switch (by) {
            case Revoker.Tpp tpp
            when !tpp.clientId().equals(consent.terms().clientId()) -> Optional.of(new Refusal.AnotherClient());
            case Revoker.Psu psu when !hasAuthorised(consent, psu.psuId()) -> Optional.of(new Refusal.AnotherPsu());
            case Revoker.Tpp _, Revoker.Psu _, Revoker.Bank _ -> Optional.empty();
        };
    }

    private static boolean hasAuthorised(Consent consent, PsuId psuId) {
        return consent.trail().attempts().values().stream()
                .anyMatch(attempt -> attempt instanceof Attempt.Authorising yes
                        && yes.psuId().equals(psuId));
    }

    private static RevokedBy side(Revoker by) {
        return switch (by) {
            case Revoker.Tpp _ -> new RevokedBy.Tpp();
            case Revoker.Psu _ -> new RevokedBy.Psu();
            case Revoker.Bank bank -> new RevokedBy.Bank(bank.reason());
        };
    }

    private static Decision toldAgain(boolean same) {
        return same ? new Decision.AlreadySo() : refused(new Refusal.AttemptReused());
    }

    private static Decision refused(Refusal refusal) {
        return new Decision.Refused(refusal);
    }
}
