package dev.amana.corebanking.controls;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to behave.
 *
 * @param replyDelayMillis how long after a question its answer leaves; 0 for as soon as can be
 * @param silent whether questions are heard and not answered
 * @param wrong what is wrong with the answers; nothing, if left out
 * @param accountIds it behaves so about these accounts and as it should about others; about everything, if left out
 */
public record Behaviour(
        @Min(0) @Max(60_000) long replyDelayMillis, boolean silent, Wrong wrong, List<String> accountIds) {

    /** What may be wrong with every answer. */
    public enum Wrong {
        Nothing,
        /** It breaks off in the middle and is no JSON. */
        Malformed,
        /** It says that the question failed. */
        Failed
    }

    static final Behaviour NORMAL = new Behaviour(0, false, Wrong.Nothing, List.of());

    @JsonCreator
    static Behaviour told(
            @JsonProperty("replyDelayMillis") @Nullable Long replyDelayMillis,
            @JsonProperty("silent") @Nullable Boolean silent,
            @JsonProperty("wrong") @Nullable Wrong wrong,
            @JsonProperty("accountIds") @Nullable List<String> accountIds) {
        return new Behaviour(
                replyDelayMillis == null ? 0 : replyDelayMillis,
                silent != null && silent,
                wrong == null ? Wrong.Nothing : wrong,
                accountIds == null ? List.of() : List.copyOf(accountIds));
    }

    /** The behaviour towards a question that names these accounts. */
    Behaviour towards(Collection<String> named) {
        return accountIds.isEmpty() || named.stream().anyMatch(accountIds::contains) ? this : NORMAL;
    }
}
