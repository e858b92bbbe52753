package dev.amana.token.tokens;

import java.time.Instant;
import java.util.Optional;

/** When the customer proved who they are, and the value the client wants back with it. */
public record SignIn(Instant at, Optional<String> nonce) {}
