package dev.amana.aisp.answers;

import dev.amana.aisp.access.Rule;
import java.time.Duration;

/** Every reason for which a data call gets no data; what each becomes in HTTP stands in {@link RefusedAnswers} alone. */
public sealed interface Refusal {

    /** The check said no, by this rule. */
    record ByRule(Rule rule) implements Refusal {}

    /** Fair usage is used up for this long. */
    record TooManyCalls(Duration left) implements Refusal {}

    /** Nobody could tell in time whether the call may pass. */
    record Undecided() implements Refusal {}

    /** A date of the query is none. */
    record InvalidDate(String parameter) implements Refusal {}

    /** A parameter that may be sent once and was sent more often. */
    record RepeatedParameter(String parameter) implements Refusal {}

    /** A cursor that this service did not hand out for this list. */
    record InvalidCursor(String parameter) implements Refusal {}

    /** The account has no such statement, or none that the consent lets out. */
    record UnknownStatement() implements Refusal {}

    /** The decision could not be written down, so there is no answer. */
    record NotWrittenDown() implements Refusal {}

    /** Core banking cannot be asked, or answers nothing usable. */
    record CoreBankingUnavailable() implements Refusal {}

    /** Core banking did not answer within the deadline. */
    record CoreBankingLate() implements Refusal {}
}
