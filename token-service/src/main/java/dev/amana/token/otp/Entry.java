package dev.amana.token.otp;

import java.time.Instant;

/** What became of a code that was entered. */
public sealed interface Entry {

    /** It was right, and is used up. */
    record Right() implements Entry {}

    /** @param entriesLeft wrong ones that are still forgiven, at least 1 */
    record Wrong(int entriesLeft) implements Entry {}

    /** Right or wrong, it came too late; nothing was counted. */
    record TooLate() implements Entry {}

    /** The last wrong one: the authentication is over. */
    record LastWrong(Instant waitUntil) implements Entry {}

    /** The customer has to wait before any code is looked at. */
    record Waits(Instant until) implements Entry {}

    /** There is no code to compare with: it was used before, or none was sent. */
    record NothingToEnter() implements Entry {}
}
