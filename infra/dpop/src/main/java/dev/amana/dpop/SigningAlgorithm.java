package dev.amana.dpop;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What we sign with, and what we take from others; nothing else is spoken here (FAPI 2.0 Security Profile §5.4). */
public enum SigningAlgorithm {
    PS256(JWSAlgorithm.PS256),
    ES256(JWSAlgorithm.ES256);

    /** All of them by their names in a JWS header, the one we prefer first. */
    public static final List<String> NAMES =
            Arrays.stream(values()).map(Enum::name).toList();

    /** All of them, to ask whether somebody's is among them. */
    public static final Set<JWSAlgorithm> SPOKEN =
            Arrays.stream(values()).map(SigningAlgorithm::jws).collect(Collectors.toUnmodifiableSet());

    private final JWSAlgorithm jws;

    SigningAlgorithm(JWSAlgorithm jws) {
        this.jws = jws;
    }

    /** Its name in a JWS header (RFC 7518 §3.1). */
    public JWSAlgorithm jws() {
        return jws;
    }
}
