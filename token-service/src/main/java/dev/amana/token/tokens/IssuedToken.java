package dev.amana.token.tokens;

import java.time.Instant;

/** A signed token with its own times. */
public record IssuedToken(String value, Instant issuedAt, Instant expiresAt) {}
