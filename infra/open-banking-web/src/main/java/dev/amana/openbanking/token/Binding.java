package dev.amana.openbanking.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a token is bound to: its {@code cnf} claim (RFC 7800). */
sealed interface Binding {

    /** Nothing: whoever has it may use it. */
    record None() implements Binding {}

    /** A key, proven at each call by DPoP (RFC 9449 §6.1). */
    record Key(String thumbprint) implements Binding {}

    /** A client certificate, shown in the TLS handshake of each call (RFC 8705 §3). */
    record Certificate(String thumbprint) implements Binding {}

    /** Something of which we don't know how to tell who holds it; it is refused. */
    record Unknown() implements Binding {}

    static Binding of(@Nullable Map<String, Object> confirmation) {
        if (confirmation == null) {
            return new None();
        }
        // Bound to two things at once it would have to be shown both; token-service makes no such token.
        if (confirmation.size() == 1 && confirmation.get("jkt") instanceof String thumbprint) {
            return new Key(thumbprint);
        }
        if (confirmation.size() == 1 && confirmation.get("x5t#S256") instanceof String thumbprint) {
            return new Certificate(thumbprint);
        }
        return new Unknown();
    }

    /** How such a token is presented (RFC 9449 §7.1; RFC 8705 §3). */
    default Scheme scheme() {
        return switch (this) {
            case Key _, Unknown _ -> Scheme.DPOP;
            case None _, Certificate _ -> Scheme.BEARER;
        };
    }
}
