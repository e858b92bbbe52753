package dev.amana.token.grants;

/** Codes for concluded authorisations. */
public interface AuthorisationCodes {

    /**
     * Makes the grant and its code, good for at most 60 seconds and one redemption. The same attempt again, before redemption, gets a
     * fresh code in place of the earlier one; after redemption it is an {@link IllegalStateException}.
     */
    String issue(ConcludedAuthorisation concluded);
}
