package dev.amana.token.authorizeapi;

import dev.amana.token.TokenServiceSettings;
import dev.amana.token.applications.Application;
import dev.amana.token.attempts.Attempt;
import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.Channel;
import dev.amana.token.attempts.Decision;
import dev.amana.token.attempts.EndReason;
import dev.amana.token.attempts.Stage;
import dev.amana.token.corebanking.CustomerAccount;
import dev.amana.token.corebanking.Customers;
import dev.amana.token.decision.Answer;
import dev.amana.token.decision.Decisions;
import dev.amana.token.otp.Entry;
import dev.amana.token.otp.OneTimeCodes;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The second call. Repeated with the same code after a lost answer, it leads to the same end. */
@Component
class ApiDecision {

    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");

    private final AttemptStore attempts;
    private final OneTimeCodes codes;
    private final Customers customers;
    private final Decisions decisions;
    private final TokenServiceSettings settings;
    private final InstantSource clock;

    ApiDecision(
            AttemptStore attempts,
            OneTimeCodes codes,
            Customers customers,
            Decisions decisions,
            TokenServiceSettings settings,
            InstantSource clock) {
        this.attempts = attempts;
        this.codes = codes;
        this.customers = customers;
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    Outcome decide(Application caller, String attemptId, DecisionBody body) {
        Attempt attempt = find(caller, attemptId);
        Decision decision = decision(body);
        attempt = authenticated(attempt, otp(body.otp()));
        if (attempt.stage() instanceof Stage.Authenticated(Stage.Authentication customer, var _)) {
            choose(attempt, customer.psuId(), decision);
        }
        return outcome(attempt, decisions.answer(attempt.id()));
    }

    private Attempt find(Application caller, String attemptId) {
        Attempt attempt = AttemptId.parse(attemptId)
                .flatMap(attempts::find)
                .filter(found -> found.channel() == Channel.Api)
                .filter(found -> found.request().clientId().equals(caller.clientId()))
                .orElseThrow(() -> RefusedException.bad("Resource.NotFound", "There is no such attempt"));
        if (attempt.isOutOfTime(clock.instant())) {
            attempts.end(attempt.id(), EndReason.TimeIsUp);
            throw over(EndReason.TimeIsUp);
        }
        return attempt;
    }

    /** With a fresh code, or with the very one that was used before. */
    private Attempt authenticated(Attempt attempt, String otp) {
        if (attempt.stage() instanceof Stage.SignedIn) {
            switch (codes.enter(attempt.id(), otp)) {
                case Entry.Right _ -> {}
                case Entry.Wrong(int left) ->
                    throw RefusedException.invalid("Otp", "Otp is not right; tries left: " + left);
                case Entry.TooLate _ -> throw RefusedException.invalid("Otp", "Otp is too old; start again");
                case Entry.LastWrong _ -> throw over(EndReason.TooManyWrongCodes);
                case Entry.Waits _ -> throw over(EndReason.CustomerWaits);
                case Entry.NothingToEnter _ -> throw RefusedException.invalid("Otp", "Otp was used before");
            }
        } else if (attempt.stage() instanceof Stage.Ended(EndReason reason)) {
            throw over(reason);
        } else if (!codes.authenticatedWith(attempt.id(), otp)) {
            // One wrong guess and an undecided attempt is over: this is no second place to try codes.
            attempts.end(attempt.id(), EndReason.TooManyWrongCodes);
            throw RefusedException.invalid("Otp", "Otp is not the one this attempt was authenticated with");
        }
        return attempts.find(attempt.id()).orElseThrow();
    }

    private void choose(Attempt attempt, String psuId, Decision decision) {
        attempts.offered(
                attempt.id(),
                customers.accountsOf(psuId).stream()
                        .map(CustomerAccount::accountId)
                        .toList());
        switch (decisions.choose(attempts.find(attempt.id()).orElseThrow(), decision)) {
            case Taken -> {}
            case NoAccount -> throw RefusedException.missing("AccountIds");
            case UnknownAccount ->
                throw RefusedException.invalid("AccountIds", "AccountIds names an account the customer cannot share");
        }
    }

    private Outcome outcome(Attempt attempt, Answer answer) {
        return switch (answer) {
            case Answer.Granted(String code) -> outcome(attempt, code, null);
            case Answer.Denied _ -> outcome(attempt, null, "access_denied");
            case Answer.Refused(EndReason reason) -> throw over(reason);
            case Answer.AnsweredBefore _ ->
                throw RefusedException.bad("Resource.InvalidConsentStatus", "This attempt was answered before");
            case Answer.Undecided _ -> throw new IllegalStateException("a decision was taken and is not there");
        };
    }

    private Outcome outcome(Attempt attempt, @Nullable String code, @Nullable String error) {
        return new Outcome(
                code,
                error,
                attempt.request().redirectUri().toString(),
                attempt.request().state().orElse(null),
                settings.issuer().toString());
    }

    private static RefusedException over(EndReason reason) {
        return switch (reason) {
            case AnotherPsu ->
                RefusedException.forbidden(
                        "Resource.ConsentMismatch", "The consent was first authorised by another customer");
            case ConsentUnknown, ConsentRejected, ConsentRevoked, ConsentExpired ->
                RefusedException.bad("Resource.InvalidConsentStatus", "The consent can no longer be authorised");
            case Cancelled,
                    SessionExpired,
                    TimeIsUp,
                    TooManyWrongCodes,
                    CustomerWaits,
                    TooManySignIns,
                    ApplicationStopped ->
                RefusedException.bad("Reauthenticate", "The attempt is over (%s); start again".formatted(reason));
        };
    }

    private static String otp(@Nullable String otp) {
        if (otp == null) {
            throw RefusedException.missing("Otp");
        }
        if (!SIX_DIGITS.matcher(otp).matches()) {
            throw RefusedException.invalid("Otp", "Otp has six digits");
        }
        return otp;
    }

    private static Decision decision(DecisionBody body) {
        List<String> accountIds = body.accountIds();
        return switch (body.decision()) {
            case "Authorise" -> new Decision.Authorise(accountIds == null ? List.of() : accountIds);
            case "Reject" -> new Decision.Reject();
            case null -> throw RefusedException.missing("Decision");
            default -> throw RefusedException.invalid("Decision", "Decision is Authorise or Reject");
        };
    }
}
