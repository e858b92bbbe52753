package dev.amana.token.possession;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** An access token as it was presented, in the one {@code Authorization} header (RFC 6750 §2.1, RFC 9449 §7.1). */
public record PresentedToken(boolean withProof, String value) {

    /** The token of this request; empty where there is none, or more than one. */
    public static Optional<PresentedToken> in(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() != 1) {
            return Optional.empty();
        }
        String[] parts = headers.getFirst().strip().split(" +", 2);
        if (parts.length != 2 || parts[1].indexOf(' ') >= 0) {
            return Optional.empty();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> Optional.of(new PresentedToken(false, parts[1]));
            case "dpop" -> Optional.of(new PresentedToken(true, parts[1]));
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return "PresentedToken[withProof=" + withProof + "]";
    }
}
