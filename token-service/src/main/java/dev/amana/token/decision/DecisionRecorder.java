package dev.amana.token.decision;

import dev.amana.token.attempts.Attempt;
import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.AuthorisationRequest;
import dev.amana.token.attempts.Decision;
import dev.amana.token.attempts.DecisionStore;
import dev.amana.token.attempts.EndReason;
import dev.amana.token.attempts.Stage;
import dev.amana.token.consents.ConsentStatus;
import dev.amana.token.consents.decide.AuthoriseOutcome;
import dev.amana.token.consents.decide.ConsentDecisions;
import dev.amana.token.consents.decide.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Hands a decision over to the consent service, under the attempt's id: repeated, it is still one event. */
@Component
class DecisionRecorder {

    private final AttemptStore attempts;
    private final DecisionStore decisions;
    private final ConsentDecisions consents;

    DecisionRecorder(AttemptStore attempts, DecisionStore decisions, ConsentDecisions consents) {
        this.attempts = attempts;
        this.decisions = decisions;
        this.consents = consents;
    }

    /** The attempt after that: Recorded, or Ended where the consent service refused. */
    Attempt record(Attempt attempt) {
        if (attempt.stage() instanceof Stage.Decided(Stage.Authentication customer, Decision decision)) {
            AuthorisationRequest request = attempt.request();
            switch (decision) {
                case Decision.Authorise(List<String> accountIds) ->
                    request.consentId()
                            .ifPresentOrElse(
                                    consentId -> authorise(attempt, consentId, customer.psuId(), accountIds),
                                    () -> recordedWithoutConsent(attempt.id()));
                case Decision.Reject _ -> {
                    request.consentId().ifPresent(consentId -> reject(attempt, consentId, customer.psuId()));
                    recordedWithoutConsent(attempt.id());
                }
            }
        }
        return attempts.find(attempt.id()).orElseThrow();
    }

    private void authorise(Attempt attempt, String consentId, String psuId, List<String> accountIds) {
        switch (consents.authorise(attempt.id(), consentId, attempt.request().clientId(), psuId, accountIds)) {
            case AuthoriseOutcome.Authorised(long seq, Instant expiry) ->
                decisions.recorded(attempt.id(), OptionalLong.of(seq), Optional.of(expiry));
            case AuthoriseOutcome.Refused(Refusal refusal) -> decisions.refused(attempt.id(), reason(refusal));
        }
    }

    /** Declining a re-authentication leaves the consent as it is (docs/reference/bobf-api.md §2); so does a refusal: somebody was quicker. */
    private void reject(Attempt attempt, String consentId, String psuId) {
        boolean awaits = consents.find(consentId)
                .filter(consent -> consent.status() == ConsentStatus.AwaitingAuthorisation)
                .isPresent();
        if (awaits) {
            consents.reject(attempt.id(), consentId, attempt.request().clientId(), psuId);
        }
    }

    private void recordedWithoutConsent(AttemptId id) {
        decisions.recorded(id, OptionalLong.empty(), Optional.empty());
    }

    private static EndReason reason(Refusal refusal) {
        return switch (refusal) {
            case ConsentExpired -> EndReason.ConsentExpired;
            case ConsentRevoked -> EndReason.ConsentRevoked;
            case ConsentRejected, NotAwaitingAuthorisation -> EndReason.ConsentRejected;
            case AnotherPsu -> EndReason.AnotherPsu;
            case AnotherClient, UnknownConsent -> EndReason.ConsentUnknown;
            case AttemptReused, NoAccounts -> throw new IllegalStateException("refused as " + refusal);
        };
    }
}
