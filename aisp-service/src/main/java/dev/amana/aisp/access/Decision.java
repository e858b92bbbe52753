package dev.amana.aisp.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was decided about a call, when, and on what: with the call, every input there is, so that it can be made again.
 *
 * @param maxStaleness the bound on the age of knowledge that was in force
 * @param knowledge what the decision was made on; none if not even our own store answered
 */
public record Decision(Instant at, Duration maxStaleness, Optional<Knowledge> knowledge, Outcome outcome) {

    /** How a call ends as far as the check is concerned; never in a doubt. */
    public sealed interface Outcome {

        /** It passes, for these accounts of this consent. */
        record Passes(Verdict.Permitted permitted) implements Outcome {}

        /** It passes and is about public data. */
        record PassesPublicly() implements Outcome {}

        /** It does not pass, by this rule. */
        record Fails(Rule rule) implements Outcome {}

        /** Nobody could tell in time; the reason is for our logs. */
        record Undecided(String reason) implements Outcome {}
    }
}
