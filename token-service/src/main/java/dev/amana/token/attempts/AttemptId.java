package dev.amana.token.attempts;

import java.util.UUID;

/** Names one attempt of a customer to decide about one authorisation request. */
public record AttemptId(UUID value) {}
