package dev.amana.token.possession;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Map;
import java.util.Optional;

/** What a token is bound to, by its thumbprint: the {@code cnf} claim of RFC 7800. */
public sealed interface Confirmation {

    /** The claim's name. */
    String CLAIM = "cnf";

    /** SHA-256 in base64url. */
    String thumbprint();

    /** A key that was proven by DPoP (RFC 9449 §6.1). */
    record DpopKey(String thumbprint) implements Confirmation {}

    /** A certificate that was shown in the TLS handshake (RFC 8705 §3.1). */
    record Certificate(String thumbprint) implements Confirmation {}

    /** The claim's value. */
    default Map<String, Object> claim() {
        return switch (this) {
            case DpopKey key -> Map.of("jkt", key.thumbprint());
            case Certificate certificate -> Map.of("x5t#S256", certificate.thumbprint());
        };
    }

    /** The key's thumbprint, if it is a key. */
    default Optional<String> jkt() {
        return this instanceof DpopKey key ? Optional.of(key.thumbprint()) : Optional.empty();
    }

    /** What a token of ours is bound to; empty for a bearer's. */
    static Optional<Confirmation> of(JWTClaimsSet claims) {
        Object claim = claims.getClaim(CLAIM);
        return switch (claim) {
            case null -> Optional.empty();
            case Map<?, ?> bound when bound.get("jkt") instanceof String jkt -> Optional.of(new DpopKey(jkt));
            case Map<?, ?> bound when bound.get("x5t#S256") instanceof String x5t -> Optional.of(new Certificate(x5t));
            default -> throw new IllegalStateException("a token of ours is bound to something unknown");
        };
    }
}
