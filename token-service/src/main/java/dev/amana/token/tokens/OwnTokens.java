package dev.amana.token.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.token.TokenServiceSettings;
import dev.amana.token.keys.SigningKeys;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads our own access tokens back. */
@Component
public class OwnTokens {

    private final SigningKeys keys;
    private final Clock clock;
    private final String issuer;

    OwnTokens(SigningKeys keys, Clock clock, TokenServiceSettings settings) {
        this.keys = keys;
        this.clock = clock;
        this.issuer = settings.issuer().toString();
    }

    /** The claims of a token that we signed and that has not expired. Whether it or its grant was ended is not looked at. */
    public Optional<JWTClaimsSet> read(String token) {
        return keys.verifiedAccessToken(token)
                .filter(claims -> issuer.equals(claims.getIssuer()))
                .filter(claims ->
                        clock.instant().isBefore(claims.getExpirationTime().toInstant()));
    }

    /** A text claim of ours. */
    public static Optional<String> text(JWTClaimsSet claims, String name) {
        try {
            return Optional.ofNullable(claims.getStringClaim(name));
        } catch (ParseException e) {
            throw new IllegalStateException("a token of ours has another type of " + name, e);
        }
    }

    /** The grant it came from; empty for a client's own token. */
    public static Optional<UUID> grant(JWTClaimsSet claims) {
        return text(claims, TokenFormat.GRANT_ID).map(UUID::fromString);
    }
}
