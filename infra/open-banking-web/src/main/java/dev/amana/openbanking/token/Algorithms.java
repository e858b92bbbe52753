package dev.amana.openbanking.token;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.List;
import java.util.Set;

/** The signatures we take (security profile §2): PS256 and ES256, nothing else. */
final class Algorithms {

    static final List<String> NAMES = List.of("PS256", "ES256");
    static final Set<JWSAlgorithm> ALLOWED = Set.of(JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private Algorithms() {}
}
