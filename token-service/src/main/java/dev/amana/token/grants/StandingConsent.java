package dev.amana.token.grants;

import dev.amana.token.consents.Consent;
import dev.amana.token.consents.Consents;
import dev.amana.token.errors.OAuthError;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A grant gives tokens only while the consent it came from stands: authorised, this client's, and not authorised anew since. */
@Component
public class StandingConsent {

    private final Consents consents;

    StandingConsent(Consents consents) {
        this.consents = consents;
    }

    /** The consent as it is now; empty for a sign-in alone. {@code invalid_grant} if it no longer stands. */
    public Optional<Consent> of(Grant grant) {
        if (grant.consentId().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(consents.read(grant.consentId().get())
                .filter(grant::standsOn)
                .orElseThrow(() -> OAuthError.INVALID_GRANT.because("the consent no longer stands")));
    }
}
