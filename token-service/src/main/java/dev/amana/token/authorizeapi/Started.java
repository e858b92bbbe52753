package dev.amana.token.authorizeapi;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An authorisation that waits for its code.
 *
 * @param expirationDateTime until when it can be decided
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record Started(UUID attemptId, Instant expirationDateTime) {}
