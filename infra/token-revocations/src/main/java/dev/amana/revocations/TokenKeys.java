package dev.amana.revocations;

import java.util.List;
import java.util.Optional;

/**
 * Under which keys of {@code token-revocations.v1} a token can be revoked.
 *
 * @param clientId whose token it is
 * @param grantId the grant it came from, if it came from one
 * @param tokenId its {@code jti}
 */
public record TokenKeys(String clientId, Optional<String> grantId, String tokenId) {

    /** Always three, whether or not there is a grant, so that one prepared statement does for all tokens. */
    List<String> keys() {
        String token = "token:" + tokenId;
        return List.of(token, grantId.map(id -> "grant:" + id).orElse(token), "client:" + clientId);
    }
}
