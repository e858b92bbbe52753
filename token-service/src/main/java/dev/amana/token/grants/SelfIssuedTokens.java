package dev.amana.token.grants;

import dev.amana.token.tokens.IssuedToken;
import dev.amana.token.tokens.TokenMint;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** This service's own tokens, signed with its own key, one per set of scopes. */
@Component
final class SelfIssuedTokens implements InternalTokens {

    private static final String CLIENT_ID = "token-service";
    private static final Duration LEFT_AT_LEAST = Duration.ofMinutes(2);
    private static final Set<String> SCOPES = Set.of("consents:read", "consents:decide");

    private final TokenMint mint;
    private final Clock clock;
    private final Map<Set<String>, IssuedToken> tokens = new ConcurrentHashMap<>();

    SelfIssuedTokens(TokenMint mint, Clock clock) {
        this.mint = mint;
        this.clock = clock;
    }

    @Override
    public String bearerFor(Set<String> scopes) {
        if (!SCOPES.containsAll(scopes)) {
            throw new IllegalArgumentException("this service asks for " + SCOPES + " only");
        }
        IssuedToken token = tokens.compute(
                Set.copyOf(scopes),
                (key, held) -> held != null
                                && clock.instant().isBefore(held.expiresAt().minus(LEFT_AT_LEAST))
                        ? held
                        : mint.forOurselves(CLIENT_ID, key, clock.instant()));
        return Objects.requireNonNull(token).value();
    }
}
