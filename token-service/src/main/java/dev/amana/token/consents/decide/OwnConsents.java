package dev.amana.token.consents.decide;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.amana.token.attempts.AttemptId;
import java.util.List;
import java.util.Optional;

/** A customer's own consents. Every call throws {@link ConsentServiceSilentException} where the consent service does not answer in time. */
public interface OwnConsents {

    /**
     * Some of them, the newest first.
     *
     * @param next where the next ones begin; empty where there are none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Listing(List<OwnConsent> consents, Optional<String> next) {
        public Listing {
            consents = List.copyOf(consents);
        }
    }

    /** @param cursor the {@link Listing#next} of the listing before; empty for the first */
    Listing of(String psuId, Optional<String> cursor);

    /** One of them; empty for a consent that is not this customer's. */
    Optional<OwnConsent> find(String psuId, String consentId);

    /**
     * Ends it. Safe to repeat.
     *
     * @param visit in which the customer does so
     * @return false where there was nothing of this customer's to end
     */
    boolean withdraw(AttemptId visit, String consentId, String psuId);
}
