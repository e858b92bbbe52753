package dev.amana.token.authorizeapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What the browser would have carried to the redirect address.
 *
 * @param code after {@code Authorise}
 * @param error {@code access_denied} after {@code Reject}
 * @param iss the issuer (RFC 9207)
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Outcome(
        @Nullable String code,
        @Nullable String error,
        String redirectUri,
        @Nullable String state,
        String iss) {}
