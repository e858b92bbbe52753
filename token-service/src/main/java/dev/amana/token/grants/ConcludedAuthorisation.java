package dev.amana.token.grants;

import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.AuthorisationRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A customer has signed in and, where the request names a consent, authorised it.
 *
 * @param psuId the bank's opaque name for the customer
 * @param authorisedSeq sequence number of the event that authorised the consent; empty for a sign-in alone
 * @param consentExpiry when the consent ends; empty for a sign-in alone
 * @param authenticatedAt when the customer proved who they are
 */
public record ConcludedAuthorisation(
        AttemptId attemptId,
        AuthorisationRequest request,
        String psuId,
        OptionalLong authorisedSeq,
        Optional<Instant> consentExpiry,
        Instant authenticatedAt) {}
