package dev.amana.aisp.access;

import dev.amana.aisp.access.Decision.Outcome;
import dev.amana.aisp.access.Verdict.Doubt;
import dev.amana.aisp.access.Verdict.Doubtful;
import dev.amana.aisp.access.Verdict.Open;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.access.Verdict.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings the check what it needs: one read of the projections, and only where that leaves a doubt the answer of those
 * who know.
 */
public final class AccessGate {
    /** A doubt can arise while another is being settled; a third round would only mean that time runs away from us. */
    private static final int MAX_ROUNDS = 2;

    private final AccessCheck check;
    private final ProjectedKnowledge projected;
    private final Authorities authorities;
    private final Clock clock;
    private final MeterRegistry meters;

    public AccessGate(
            AccessCheck check,
            ProjectedKnowledge projected,
            Authorities authorities,
            Clock clock,
            MeterRegistry meters) {
        this.check = check;
        this.projected = projected;
        this.authorities = authorities;
        this.clock = clock;
        this.meters = meters;
    }

    /** Decides the call on what is known now; never leaves a doubt. */
    public Decision decide(Call call) {
        var sample = Timer.start(meters);
        var decision = decided(call);
        sample.stop(Timer.builder("amana.access.check")
                .description("Time to decide whether a data call may pass")
                .tag("outcome", label(decision.outcome()))
                .tag("asked", Boolean.toString(asked(decision)))
                .register(meters));
        return decision;
    }

    private Decision decided(Call call) {
        Optional<Knowledge> known = Optional.empty();
        try {
            var knowledge = projected.of(call.token());
            known = Optional.of(knowledge);
            var at = clock.instant();
            var verdict = check.decide(call, knowledge, at);
            for (var round = 0; verdict instanceof Doubtful doubtful && round < MAX_ROUNDS; round++) {
                knowledge = settle(doubtful, call, knowledge);
                known = Optional.of(knowledge);
                at = clock.instant();
                verdict = check.decide(call, knowledge, at);
            }
            return new Decision(at, check.maxStaleness(), known, outcome(verdict));
        } catch (KnowledgeUnavailable e) {
            return new Decision(
                    clock.instant(),
                    check.maxStaleness(),
                    known,
                    new Outcome.Undecided(String.valueOf(e.getMessage())));
        }
    }

    private static Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case Permitted permitted -> new Outcome.Passes(permitted);
            case Open _ -> new Outcome.PassesPublicly();
            case Refused refused -> new Outcome.Fails(refused.rule());
            case Doubtful doubtful -> new Outcome.Undecided("doubts remain: " + doubtful.doubts());
        };
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Passes _, Outcome.PassesPublicly _ -> "permitted";
            case Outcome.Fails fails -> fails.rule().name();
            case Outcome.Undecided _ -> "unavailable";
        };
    }

    private static boolean asked(Decision decision) {
        return decision.knowledge()
                .map(knowledge -> knowledge.consent().source() instanceof Knowledge.Source.Authority
                        || knowledge.revocation().source() instanceof Knowledge.Source.Authority)
                .orElse(false);
    }

    private Knowledge settle(Doubtful doubtful, Call call, Knowledge knowledge) {
        var settled = knowledge;
        if (doubtful.doubts().contains(Doubt.REVOCATION)) {
            var revoked = !asking("introspection", () -> authorities.active(call.token()));
            settled = settled.with(new Knowledge.OfRevocation(revoked, new Knowledge.Source.Authority()));
        }
        if (doubtful.doubts().contains(Doubt.CONSENT)) {
            var consentId = call.token().consentId().orElseThrow();
            var facts = asking("consent", () -> authorities.consent(consentId));
            settled = settled.with(new Knowledge.OfConsent(facts, new Knowledge.Source.Authority()));
        }
        return settled;
    }

    private <T> T asking(String what, Supplier<T> question) {
        var outcome = "failed";
        try {
            var answer = question.get();
            outcome = "answered";
            return answer;
        } finally {
            meters.counter("amana.access.asked", "what", what, "outcome", outcome)
                    .increment();
        }
    }
}
