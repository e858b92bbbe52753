package dev.amana.aisp.access;

import dev.amana.aisp.access.Verdict.Doubt;
import dev.amana.aisp.access.Verdict.Doubtful;
import dev.amana.aisp.access.Verdict.Open;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.access.Verdict.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a data call may pass (docs/decisions/0004): a function of the call, of what is known and of the time, and of
 * nothing else, so that every decision can be made again from its record.
 *
 * @param maxStaleness how old our knowledge may be before those who own it must be asked; also how far its date may lie
 *     in our future before our clocks cannot be compared at all
 */
public record AccessCheck(Duration maxStaleness) {

    /** The verdict on this call, given that knowledge, at that time. */
    public Verdict decide(Call call, Knowledge knowledge, Instant now) {
        var question = new Rule.Question(call, knowledge, now);
        return firstBroken(Rule.OF_TOKEN, question)
                .<Verdict>map(Refused::new)
                .or(() -> doubts(question))
                .or(() -> firstBroken(rulesAfterDoubts(call), question).map(Refused::new))
                .orElseGet(() -> permitted(question));
    }

    private static List<Rule> rulesAfterDoubts(Call call) {
        return call.endpoint().isPublic() ? Rule.OF_REVOCATION : Rule.OF_KNOWLEDGE;
    }

    private static Optional<Rule> firstBroken(List<Rule> rules, Rule.Question question) {
        return rules.stream().filter(rule -> !rule.holds(question)).findFirst();
    }

    private static Verdict permitted(Rule.Question question) {
        if (question.call().endpoint().isPublic()) {
            return new Open();
        }
        var consent = question.consent();
        return new Permitted(consent, question.call().account().map(Set::of).orElse(consent.accountIds()));
    }

    private Optional<Verdict> doubts(Rule.Question question) {
        var doubts = EnumSet.noneOf(Doubt.class);
        if (revocationDoubtful(question)) {
            doubts.add(Doubt.REVOCATION);
        }
        if (consentDoubtful(question)) {
            doubts.add(Doubt.CONSENT);
        }
        return doubts.isEmpty() ? Optional.empty() : Optional.of(new Doubtful(doubts));
    }

    /** A revocation that we know of stands, however old our knowledge; that there is none needs to be fresh. */
    private boolean revocationDoubtful(Rule.Question question) {
        var revocation = question.knowledge().revocation();
        return !revocation.revoked() && stale(revocation.source(), question.now());
    }

    /** A token may outrun the projection: its consent may not be here yet, or not in the state that it was issued in. */
    private boolean consentDoubtful(Rule.Question question) {
        if (question.call().endpoint().isPublic()
                || question.token().consentId().isEmpty()) {
            return false;
        }
        var consent = question.knowledge().consent();
        return switch (consent.source()) {
            case Knowledge.Source.Authority _ -> false;
            case Knowledge.Source.Projection projection ->
                stale(projection, question.now())
                        || consent.facts()
                                .map(facts -> question.token().authorisedSeq().orElse(0) > facts.sequence())
                                .orElse(true);
        };
    }

    private boolean stale(Knowledge.Source source, Instant now) {
        return switch (source) {
            case Knowledge.Source.Authority _ -> false;
            case Knowledge.Source.Projection projection ->
                projection
                        .asOf()
                        .map(asOf -> Duration.between(asOf, now).abs().compareTo(maxStaleness) > 0)
                        .orElse(true);
        };
    }
}
