package dev.amana.sandbox.tpp;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import java.time.Duration;
import java.util.Optional;

/**
 * What the token endpoint gave. No token is ever printed in full.
 *
 * @param boundTo the key that must be proven with every use of the access token, if it is bound to one
 */
public record Tokens(
        String access, Duration lifetime, Optional<String> refresh, Optional<JWT> id, Optional<DpopKey> boundTo) {

    static Tokens of(com.nimbusds.oauth2.sdk.token.Tokens given, Optional<JWT> id, Optional<DpopKey> proven) {
        AccessToken access = given.getAccessToken();
        boolean bound = access instanceof DPoPAccessToken;
        return new Tokens(
                access.getValue(),
                Duration.ofSeconds(access.getLifetime()),
                Optional.ofNullable(given.getRefreshToken()).map(token -> token.getValue()),
                id,
                bound ? proven : Optional.empty());
    }

    /** The last few characters, enough to tell tokens apart. */
    public static String shortened(String token) {
        return "…" + token.substring(Math.max(0, token.length() - 6));
    }

    @Override
    public String toString() {
        return "Tokens[" + shortened(access) + "]";
    }
}
