package dev.amana.aisp.access;

import dev.amana.aisp.access.Verdict.Doubt;
import dev.amana.aisp.access.Verdict.Doubtful;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.access.Verdict.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
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

    /**
     * Decides the call on what is known now.
     *
     * @return that it passes or not; never a doubt
     * @throws KnowledgeUnavailable if a doubt could not be settled
     */
    public Settled decide(Call call) {
        var sample = Timer.start(meters);
        var outcome = "unavailable";
        var asked = false;
        try {
            var knowledge = projected.of(call.token());
            var verdict = check.decide(call, knowledge, clock.instant());
            for (var round = 0; verdict instanceof Doubtful doubtful && round < MAX_ROUNDS; round++) {
                asked = true;
                knowledge = settle(doubtful, call, knowledge);
                verdict = check.decide(call, knowledge, clock.instant());
            }
            var settled = settled(verdict);
            outcome = settled.outcome();
            return settled;
        } finally {
            sample.stop(Timer.builder("amana.access.check")
                    .description("Time to decide whether a data call may pass")
                    .tag("outcome", outcome)
                    .tag("asked", Boolean.toString(asked))
                    .register(meters));
        }
    }

    /** A verdict without doubts. */
    public sealed interface Settled {
        record Passes(Permitted permitted) implements Settled {}

        record Fails(Rule rule) implements Settled {}

        private String outcome() {
            return switch (this) {
                case Passes _ -> "permitted";
                case Fails fails -> fails.rule().name();
            };
        }
    }

    private static Settled settled(Verdict verdict) {
        return switch (verdict) {
            case Permitted permitted -> new Settled.Passes(permitted);
            case Refused refused -> new Settled.Fails(refused.rule());
            case Doubtful doubtful -> throw new KnowledgeUnavailable("doubts remain: " + doubtful.doubts());
        };
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
