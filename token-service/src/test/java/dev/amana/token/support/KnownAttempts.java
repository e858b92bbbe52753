package dev.amana.token.support;

import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.Attempts;
import dev.amana.token.attempts.AuthorisationRequest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;

/** Remembers which requests became attempts, in place of the ones that lead to the customer's pages. */
@Primary
public class KnownAttempts implements Attempts {

    private final Map<AttemptId, AuthorisationRequest> begun = new ConcurrentHashMap<>();

    @Override
    public AttemptId begin(AuthorisationRequest request) {
        AttemptId id = new AttemptId(UUID.randomUUID());
        begun.put(id, request);
        return id;
    }

    @Override
    public URI page(AttemptId attempt) {
        return URI.create("/authpage/attempts/" + attempt.value());
    }
}
