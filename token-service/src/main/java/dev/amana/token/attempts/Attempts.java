package dev.amana.token.attempts;

import java.net.URI;

/** The attempts under way. */
public interface Attempts {

    /** Keeps the request for 15 minutes; the caller then sends the browser to {@link #page}. */
    AttemptId begin(AuthorisationRequest request);

    /** Where the customer goes on with this attempt. */
    URI page(AttemptId attempt);
}
