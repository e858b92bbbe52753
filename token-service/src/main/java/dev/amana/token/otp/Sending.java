package dev.amana.token.otp;

import java.time.Instant;

/** What became of the wish for a code. */
public sealed interface Sending {

    /** It was sent, or seemed to be. */
    record Sent() implements Sending {}

    /** The last one is too fresh. */
    record TooSoon(Instant from) implements Sending {}

    /** No more within this attempt. */
    record NoMore() implements Sending {}

    /** The customer has to wait: too many wrong codes, or too many codes. */
    record Waits(Instant until) implements Sending {}
}
