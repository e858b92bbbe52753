package dev.amana.token.possession;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.gatewaylink.ClientCertificate;
import dev.amana.token.dpop.DpopProofs;
import dev.amana.token.errors.OAuthError;
import dev.amana.token.possession.Confirmation.Certificate;
import dev.amana.token.possession.Confirmation.DpopKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;

/** Whether whoever presents one of our access tokens holds what it is bound to, and presents it as such. */
@Component
public class Possession {

    private final DpopProofs proofs;

    Possession(DpopProofs proofs) {
        this.proofs = proofs;
    }

    /** Returns if so; otherwise {@code invalid_token} or {@code invalid_dpop_proof}. */
    public void require(HttpServletRequest request, PresentedToken presented, JWTClaimsSet claims) {
        Optional<Confirmation> bound = Confirmation.of(claims);
        // A bound token without its proof may have been found; a proof for an unbound one proves nothing.
        if (bound.flatMap(Confirmation::jkt).isPresent() != presented.withProof()) {
            throw refused();
        }
        bound.ifPresent(confirmation -> {
            switch (confirmation) {
                case DpopKey key -> requireProof(request, presented, key);
                case Certificate certificate -> requireCertificate(request, certificate);
            }
        });
    }

    private void requireProof(HttpServletRequest request, PresentedToken presented, DpopKey key) {
        List<String> sent = Collections.list(request.getHeaders("DPoP"));
        if (sent.size() != 1
                || !proofs.thumbprint(
                                sent.getFirst(),
                                request.getMethod(),
                                request.getRequestURI(),
                                Optional.of(presented.value()))
                        .equals(key.thumbprint())) {
            throw OAuthError.INVALID_DPOP_PROOF.because("one DPoP proof by the token's key is needed");
        }
    }

    private static void requireCertificate(HttpServletRequest request, Certificate bound) {
        if (!ClientCertificate.isShown(request, bound.thumbprint())) {
            throw refused();
        }
    }

    private static OAuth2AuthenticationException refused() {
        return OAuthError.INVALID_TOKEN.because("the access token is not good here");
    }
}
