package dev.amana.token.decision;

import dev.amana.token.attempts.Attempt;
import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.Decision;
import dev.amana.token.attempts.DecisionStore;
import dev.amana.token.attempts.Stage;
import dev.amana.token.grants.AuthorisationCodes;
import dev.amana.token.grants.ConcludedAuthorisation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a decision once and answers it: the consent's event first, then the code. Each step may be repeated after a crash, a reload or a
 * second click and leads to the same end.
 */
@Service
public class Decisions {

    /** A code lives no longer; a reload after that gets no other. */
    public static final Duration ANSWER_AGAIN_WITHIN = Duration.ofSeconds(60);

    private final AttemptStore attempts;
    private final DecisionStore decisions;
    private final DecisionRecorder recorder;
    private final AuthorisationCodes codes;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Decisions(
            AttemptStore attempts,
            DecisionStore decisions,
            DecisionRecorder recorder,
            AuthorisationCodes codes,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.attempts = attempts;
        this.decisions = decisions;
        this.recorder = recorder;
        this.codes = codes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes the decision, if the attempt awaits one and the accounts are among those that were offered. */
    public Choice choose(Attempt attempt, Decision decision) {
        if (attempt.stage() instanceof Stage.Authenticated(var _, List<String> offered)
                && decision instanceof Decision.Authorise(List<String> chosen)
                && attempt.request().consentId().isPresent()) {
            if (chosen.isEmpty()) {
                return Choice.NoAccount;
            }
            if (!Set.copyOf(offered).containsAll(chosen)) {
                return Choice.UnknownAccount;
            }
        }
        decisions.decided(attempt.id(), decision);
        return Choice.Taken;
    }

    /** Carries the decision out, from wherever that stands, and answers the TPP. */
    public Answer answer(AttemptId id) {
        Attempt attempt = attempts.find(id).orElseThrow();
        if (attempt.stage() instanceof Stage.Decided) {
            attempt = recorder.record(attempt);
        }
        return switch (attempt.stage()) {
            case Stage.Recorded(var _, Decision.Authorise _, var _, var _) -> issue(id);
            case Stage.Recorded(var _, Decision.Reject _, var _, var _) -> denied(id);
            case Stage.Concluded(Stage.Recorded(var _, Decision.Reject _, var _, var _), var _) -> new Answer.Denied();
            case Stage.Concluded concluded -> again(id, concluded);
            case Stage.Ended(var reason) -> new Answer.Refused(reason);
            case Stage.Started _, Stage.SignedIn _, Stage.Authenticated _ -> new Answer.Undecided();
            case Stage.Decided _ -> throw new IllegalStateException("recorded and still undecided");
        };
    }

    private Answer denied(AttemptId id) {
        decisions.concluded(id);
        return new Answer.Denied();
    }

    /** The second of two clicks: the browser follows only this answer, so its code takes the place of the first. */
    private Answer again(AttemptId id, Stage.Concluded concluded) {
        if (clock.instant().isAfter(concluded.at().plus(ANSWER_AGAIN_WITHIN))) {
            return new Answer.AnsweredBefore();
        }
        try {
            return issue(id);
        } catch (IllegalStateException redeemed) {
            return new Answer.AnsweredBefore();
        }
    }

    private Answer issue(AttemptId id) {
        return transaction.execute(_ -> {
            Attempt attempt = attempts.lock(id).orElseThrow();
            Stage.Recorded recorded = switch (attempt.stage()) {
                case Stage.Recorded first -> first;
                case Stage.Concluded(Stage.Recorded before, var _) -> before;
                case Stage.Started _, Stage.SignedIn _, Stage.Authenticated _, Stage.Decided _, Stage.Ended _ ->
                    throw new IllegalStateException("not recorded");
            };
            String code = codes.issue(new ConcludedAuthorisation(
                    id,
                    attempt.request(),
                    recorded.customer().psuId(),
                    recorded.authorisedSeq(),
                    recorded.consentExpiry(),
                    recorded.customer().at()));
            decisions.concluded(id);
            return new Answer.Granted(code);
        });
    }
}
