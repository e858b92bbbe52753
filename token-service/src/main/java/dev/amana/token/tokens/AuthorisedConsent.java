package dev.amana.token.tokens;

import java.time.Instant;

/** The consent a token is bound to, the event that authorised it, and its end. */
public record AuthorisedConsent(String consentId, long authorisedSeq, Instant expires) {}
