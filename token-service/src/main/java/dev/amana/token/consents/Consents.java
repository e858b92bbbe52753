package dev.amana.token.consents;

import java.util.Optional;

/** The consents as the consent service has them this moment. */
public interface Consents {

    /** Empty for an unknown one; {@code temporarily_unavailable} when the consent service does not say in time. */
    Optional<Consent> read(String consentId);
}
