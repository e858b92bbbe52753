package dev.amana.corebanking.controls;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * A way to behave.
 *
 * @param replyDelayMillis how long after a question its answer leaves; 0 for as soon as can be
 * @param silent whether questions are heard and not answered
 */
public record Behaviour(@Min(0) @Max(60_000) long replyDelayMillis, boolean silent) {

    static final Behaviour NORMAL = new Behaviour(0, false);
}
