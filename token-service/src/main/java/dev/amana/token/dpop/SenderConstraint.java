package dev.amana.token.dpop;

import dev.amana.token.TokenServiceSettings;
import dev.amana.token.applications.Application;
import dev.amana.token.errors.OAuthError;
import java.net.URI;
import java.util.Optional;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.stereotype.Component;

/** The key a token request asks to be bound to; production applications get no token without one (FAPI 2.0 §5.3.2.1). */
@Component
public class SenderConstraint {

    private final DpopProofs proofs;
    private final URI tokenEndpoint;

    SenderConstraint(DpopProofs proofs, TokenServiceSettings settings) {
        this.proofs = proofs;
        this.tokenEndpoint = URI.create(settings.issuer() + "/token.oauth2");
    }

    /** Thumbprint of the proven key; empty where no proof came and none is needed. */
    public Optional<String> of(Application client, OAuth2AuthorizationGrantAuthenticationToken request) {
        Optional<String> key = Optional.ofNullable(
                        request.getAdditionalParameters().get("dpop_proof"))
                .map(proof -> proofs.thumbprint(proof.toString(), "POST", tokenEndpoint, Optional.empty()));
        if (key.isEmpty() && !client.inSandbox() && !client.internal()) {
            throw OAuthError.INVALID_DPOP_PROOF.because("tokens of this application are bound to a key by DPoP");
        }
        return key;
    }
}
