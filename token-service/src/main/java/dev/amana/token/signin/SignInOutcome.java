package dev.amana.token.signin;

import java.time.Instant;

/** What became of a sign-in. None of them tells whether the bank knows the customer. */
public sealed interface SignInOutcome {

    /** A code was sent, or seemed to be. */
    record CodeSent() implements SignInOutcome {}

    /** Too many wrong sign-ins from this address; this one was not looked at. */
    record AddressWaits(Instant until) implements SignInOutcome {}

    /** Too many wrong codes for whoever this is; the attempt is over. */
    record CustomerWaits(Instant until) implements SignInOutcome {}

    /** A code was sent a moment ago. */
    record TooSoon(Instant from) implements SignInOutcome {}

    /** The attempt has moved on, or ended. */
    record NotOpen() implements SignInOutcome {}
}
