package dev.amana.token.possession;

import dev.amana.gatewaylink.ClientCertificate;
import dev.amana.token.TokenServiceSettings;
import dev.amana.token.applications.Application;
import dev.amana.token.clientauth.AuthenticatedClient;
import dev.amana.token.dpop.DpopProofs;
import dev.amana.token.errors.OAuthError;
import java.net.URI;
import java.util.Optional;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * What a token request asks to be bound to: the key it proves by DPoP, else the certificate it was sent with. Production
 * applications get no token without either (FAPI 2.0 §5.3.2.1).
 */
@Component
public class SenderConstraint {

    private final DpopProofs proofs;
    private final String tokenEndpoint;

    SenderConstraint(DpopProofs proofs, TokenServiceSettings settings) {
        this.proofs = proofs;
        this.tokenEndpoint = URI.create(settings.issuer() + "/token.oauth2").getRawPath();
    }

    /** What the caller has shown to hold; empty where it has shown nothing and need not. */
    public Optional<Confirmation> of(AuthenticatedClient client, OAuth2AuthorizationGrantAuthenticationToken request) {
        Optional<Confirmation> held = Optional.ofNullable(
                        request.getAdditionalParameters().get("dpop_proof"))
                .map(proof -> proofs.thumbprint(proof.toString(), "POST", tokenEndpoint, Optional.empty()))
                .<Confirmation>map(Confirmation.DpopKey::new)
                .or(() ->
                        client.certificate().map(ClientCertificate::thumbprint).map(Confirmation.Certificate::new));
        Application application = client.application();
        if (held.isEmpty() && !application.inSandbox() && !application.internal()) {
            throw OAuthError.INVALID_DPOP_PROOF.because(
                    "tokens of this application are bound to a key by DPoP or to a certificate");
        }
        return held;
    }
}
