package dev.amana.sandbox.tpp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Calls;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * A TPP's OAuth client by the Nimbus SDK, knowing of the bank nothing but its issuer: discovery, PAR (RFC 9126) with
 * PKCE S256, private_key_jwt, codes, refresh tokens and ID tokens.
 */
public final class OAuthClient {

    private final ClientID clientId;
    private final TppKey key;
    private final Transport transport;
    private final OIDCProviderMetadata bank;
    private final Optional<DpopKey> dpop;

    private OAuthClient(
            ClientID clientId, TppKey key, Transport transport, OIDCProviderMetadata bank, Optional<DpopKey> dpop) {
        this.clientId = clientId;
        this.key = key;
        this.transport = transport;
        this.bank = bank;
        this.dpop = dpop;
    }

    /** The same client, whose tokens are bound to a new key from now on (RFC 9449). */
    public OAuthClient provingPossession() {
        return new OAuthClient(clientId, key, transport, bank, Optional.of(DpopKey.generate()));
    }

    /** A client of an application whose private key lies in the sandbox's directory. */
    public static OAuthClient discover(Sandbox sandbox, String clientId, Calls calls) {
        var transport = new Transport(calls);
        var issuer = new Issuer(sandbox.issuer());
        try {
            HTTPResponse response =
                    send(transport, new HTTPRequest(HTTPRequest.Method.GET, OIDCProviderMetadata.resolveURL(issuer)));
            response.ensureStatusCode(200);
            OIDCProviderMetadata bank = OIDCProviderMetadata.parse(response.getBody());
            if (!bank.getIssuer().equals(issuer)) {
                throw new SandboxFailure("the metadata of " + issuer + " names another issuer: " + bank.getIssuer());
            }
            return new OAuthClient(
                    new ClientID(clientId), TppKey.load(sandbox.keys(), clientId), transport, bank, Optional.empty());
        } catch (com.nimbusds.oauth2.sdk.GeneralException unusable) {
            throw new SandboxFailure(
                    "the metadata of " + issuer + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    public OIDCProviderMetadata bank() {
        return bank;
    }

    public String clientId() {
        return clientId.getValue();
    }

    /** A PUBLIC token (security profile §1, step 2). */
    public Tokens clientCredentials(String scope) {
        try {
            return tokens(new ClientCredentialsGrant(), Optional.of(Scope.parse(scope)));
        } catch (TokenRefusal refusal) {
            throw new SandboxFailure("no token for " + clientId + ": " + refusal.getMessage(), refusal);
        }
    }

    /** Pushes the request to authorise a consent (security profile §1, step 4a). */
    public Authorisation push(String consentId, URI redirectUri) {
        var state = new State();
        var nonce = new Nonce();
        var verifier = new CodeVerifier();
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "accounts"), clientId, redirectUri)
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .customParameter("consent_id", consentId)
                .build();
        try {
            var pushed = new PushedAuthorizationRequest(
                    bank.getPushedAuthorizationRequestEndpointURI(),
                    key.assertion(clientId, URI.create(bank.getIssuer().getValue())),
                    request);
            PushedAuthorizationResponse response =
                    PushedAuthorizationResponse.parse(send(transport, pushed.toHTTPRequest()));
            if (!response.indicatesSuccess()) {
                throw new SandboxFailure("the pushed request was refused: "
                        + response.toErrorResponse().getErrorObject().toJSONObject());
            }
            URI page = new AuthorizationRequest.Builder(
                            response.toSuccessResponse().getRequestURI(), clientId)
                    .endpointURI(bank.getAuthorizationEndpointURI())
                    .build()
                    .toURI();
            return new Authorisation(page, redirectUri, state, nonce, verifier);
        } catch (ParseException unreadable) {
            throw new SandboxFailure("the answer to the pushed request cannot be read", unreadable);
        }
    }

    /** The RESOURCE token for a code (security profile §1, step 5). */
    public Tokens redeem(String code, URI redirectUri, CodeVerifier verifier) throws TokenRefusal {
        return tokens(new AuthorizationCodeGrant(new AuthorizationCode(code), redirectUri, verifier), Optional.empty());
    }

    public Tokens refresh(String refreshToken) throws TokenRefusal {
        return tokens(new RefreshTokenGrant(new RefreshToken(refreshToken)), Optional.empty());
    }

    private Tokens tokens(AuthorizationGrant grant, Optional<Scope> scope) throws TokenRefusal {
        var request = new TokenRequest.Builder(
                bank.getTokenEndpointURI(),
                key.assertion(clientId, URI.create(bank.getIssuer().getValue())),
                grant);
        scope.ifPresent(request::scope);
        HTTPRequest call = request.build().toHTTPRequest();
        dpop.ifPresent(holder -> call.setDPoP(holder.forTokenRequest(bank.getTokenEndpointURI())));
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(send(transport, call));
            if (!response.indicatesSuccess()) {
                ErrorObject error = response.toErrorResponse().getErrorObject();
                throw new TokenRefusal(error.getHTTPStatusCode(), String.valueOf(error.getCode()));
            }
            Optional<JWT> idToken = response instanceof OIDCTokenResponse oidc
                    ? Optional.ofNullable(oidc.getOIDCTokens().getIDToken())
                    : Optional.empty();
            return Tokens.of(response.toSuccessResponse().getTokens(), idToken, dpop);
        } catch (ParseException unreadable) {
            throw new SandboxFailure(
                    "the token endpoint's answer cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Checks an ID token as OpenID Connect Core §3.1.3.7 asks, by the bank's published keys. */
    public IDTokenClaimsSet validate(JWT idToken, Nonce nonce) {
        try {
            HTTPResponse keys = send(
                    transport,
                    new HTTPRequest(HTTPRequest.Method.GET, bank.getJWKSetURI().toURL()));
            var algorithm =
                    JWSAlgorithm.parse(idToken.getHeader().getAlgorithm().getName());
            if (!algorithm.equals(JWSAlgorithm.PS256) && !algorithm.equals(JWSAlgorithm.ES256)) {
                throw new SandboxFailure("the ID token is signed by " + algorithm);
            }
            var validator = new IDTokenValidator(bank.getIssuer(), clientId, algorithm, JWKSet.parse(keys.getBody()));
            return validator.validate(idToken, nonce);
        } catch (BadJOSEException | JOSEException | java.text.ParseException | IOException wrong) {
            throw new SandboxFailure("the ID token is not valid: " + wrong.getMessage(), wrong);
        }
    }

    private static HTTPResponse send(Transport transport, HTTPRequest request) {
        try {
            return request.send(transport);
        } catch (IOException failed) {
            throw new SandboxFailure("no answer from " + request.getURI(), failed);
        }
    }
}
