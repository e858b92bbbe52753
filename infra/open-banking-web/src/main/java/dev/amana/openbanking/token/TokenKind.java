package dev.amana.openbanking.token;

/** What an access token is good for (security profile §1): its claim {@code token_type}. */
public enum TokenKind {
    /** A TPP's own, from client credentials: consents and public data. */
    PUBLIC,
    /** Bound to one consent of one PSU: account data. */
    RESOURCE,
    /** One service's, for another. */
    INTERNAL
}
