package dev.amana.token.attempts;

import dev.amana.token.TokenServiceSettings;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Attempts that go on in the browser. */
@Component
class StoredAttempts implements Attempts {

    private final AttemptStore store;
    private final TokenServiceSettings settings;

    StoredAttempts(AttemptStore store, TokenServiceSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    @Override
    public AttemptId begin(AuthorisationRequest request) {
        return store.begin(request, Channel.Browser);
    }

    @Override
    public URI page(AttemptId attempt) {
        return settings.at("/authpage/attempts/" + attempt.value());
    }
}
