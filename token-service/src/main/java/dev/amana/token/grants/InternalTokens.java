package dev.amana.token.grants;

import java.util.Set;

/** Access tokens with which this service calls the other ones. */
public interface InternalTokens {

    /** A token for the audience {@code amana:internal} with these scopes, the same one until shortly before it expires. */
    String bearerFor(Set<String> scopes);
}
