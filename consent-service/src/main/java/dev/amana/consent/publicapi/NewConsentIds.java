package dev.amana.consent.publicapi;

import dev.amana.consent.consents.ConsentId;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Makes ids that nobody can guess: knowing one consent's id says nothing of another's. */
@Component
class NewConsentIds {

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    ConsentId next() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return ConsentId.of(bits);
    }
}
