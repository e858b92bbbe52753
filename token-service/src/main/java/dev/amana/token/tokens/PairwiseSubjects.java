package dev.amana.token.tokens;

import dev.amana.token.keys.DataKeyPurpose;
import dev.amana.token.keys.DataKeys;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** The name a client knows a customer by: its own for every client (OpenID Connect Core §8.1), so that two of them cannot compare. */
@Component
final class PairwiseSubjects {

    /** A subject is for ever: rotating the key would make every customer a stranger, so later versions are for new sectors only. */
    private static final int VERSION = 1;

    private final DataKeys keys;

    PairwiseSubjects(DataKeys keys) {
        this.keys = keys;
    }

    String of(String clientId, String psuId) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.hmac(DataKeyPurpose.PAIRWISE_SUBJECT, VERSION, clientId, psuId));
    }
}
