package dev.amana.sandbox.journey;

import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import java.util.Objects;

/** What must be so, or the journey ends. */
final class Checks {

    private Checks() {}

    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new SandboxFailure(otherwise);
        }
    }

    static void equal(String what, Object actual, Object expected) {
        that(Objects.equals(actual, expected), what + " is " + actual + " and should be " + expected);
    }

    /** The value at a JSON pointer is this text. */
    static void equal(Answer answer, String pointer, String expected) {
        equal(pointer + " of " + answer.describe(), answer.text(pointer), expected);
    }

    static void absent(Answer answer, String pointer) {
        that(
                answer.at(pointer).isMissingNode(),
                answer.describe() + " with " + pointer + ", which should be left out: " + answer.at(pointer));
    }

    /** The API's error body, with the interaction id of the headers (docs/reference/bobf-api.md §7). */
    static void refusal(Answer answer, int status, String errorCode) {
        answer.expect(status);
        equal(answer, "/Errors/0/ErrorCode", errorCode);
        equal(answer, "/Id", answer.header("x-fapi-interaction-id").orElse("(no x-fapi-interaction-id)"));
    }

    /** 401 for a token that does not hold (RFC 6750 §3.1). */
    static void invalidToken(Answer answer) {
        answer.expect(401);
        String challenge = answer.header("www-authenticate").orElse("(none)");
        that(challenge.contains("invalid_token"), answer.describe() + " with WWW-Authenticate: " + challenge);
        that(!answer.text("/Errors/0/ErrorCode").isEmpty(), answer.describe() + " without an error code");
    }
}
