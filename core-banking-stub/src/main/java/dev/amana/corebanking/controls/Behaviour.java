package dev.amana.corebanking.controls;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * A way to behave.
 *
 * @param replyDelayMillis how long after a question its answer leaves; 0 for as soon as can be
 * @param silent whether questions are heard and not answered
 * @param wrong what is wrong with the answers; nothing, if left out
 */
public record Behaviour(@Min(0) @Max(60_000) long replyDelayMillis, boolean silent, Wrong wrong) {

    /** What may be wrong with every answer. */
    public enum Wrong {
        Nothing,
        /** It breaks off in the middle and is no JSON. */
        Malformed,
        /** It says that the question failed. */
        Failed
    }

    static final Behaviour NORMAL = new Behaviour(0, false, Wrong.Nothing);

    @JsonCreator
    static Behaviour told(
            @JsonProperty("replyDelayMillis") long replyDelayMillis,
            @JsonProperty("silent") boolean silent,
            @JsonProperty("wrong") @Nullable Wrong wrong) {
        return new Behaviour(replyDelayMillis, silent, wrong == null ? Wrong.Nothing : wrong);
    }
}
