package dev.amana.token.applications;

import java.util.Optional;

/** The registered applications. */
public interface Applications {

    /** The application of this client id, as it was at most a few seconds ago; empty for an unknown one. */
    Optional<Application> find(String clientId);

    /** Reads this application anew at the next {@link #find}; called after every change to it. */
    void forget(String clientId);
}
