package dev.amana.consent.suspension;

import dev.amana.consent.consents.ConsentId;

/** An event of the consent cannot be read, so nobody knows how it stands. */
public final class ConsentSuspended extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConsentSuspended(ConsentId consentId) {
        super("an event of consent " + consentId + " cannot be read");
    }
}
