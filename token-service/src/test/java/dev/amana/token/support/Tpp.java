package dev.amana.token.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A TPP (or one of our own services) as an OAuth client: Nimbus's, which none of us wrote. */
public record Tpp(int port, String clientId, JWK key) {

    public static final String ISSUER = "http://localhost:8080/apigateway/as";

    public Tpp with(JWK other) {
        return new Tpp(port, clientId, other);
    }

    public URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public URI tokenEndpoint() {
        return at("/apigateway/as/token.oauth2");
    }

    /** A fresh client assertion as the rules want it. */
    public ClientAuthentication authentication() {
        try {
            return new PrivateKeyJWT(SignedJWT.parse(assertion(claims -> {})));
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client assertion, changed. */
    public String assertion(Consumer<JWTClaimsSet.Builder> change) {
        JWSAlgorithm algorithm = key instanceof RSAKey ? JWSAlgorithm.PS256 : JWSAlgorithm.ES256;
        return assertion(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), change);
    }

    public String assertion(JWSHeader header, Consumer<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
        change.accept(claims);
        SignedJWT jwt = new SignedJWT(header, claims.build());
        try {
            jwt.sign(signer());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    /** A client_credentials request with this assertion, whatever it is. */
    public HttpResponse<String> clientCredentials(String assertion) {
        return Http.form(
                tokenEndpoint(),
                Map.of(
                        "grant_type", "client_credentials",
                        "scope", "accounts",
                        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion", assertion));
    }

    /** A form at any endpoint, with a fresh assertion. */
    public HttpResponse<String> form(String path, Map<String, String> fields, String... headers) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        all.put("client_assertion", assertion(claims -> {}));
        return Http.form(at(path), all, headers);
    }

    private JWSSigner signer() throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSASigner(rsa);
            case ECKey ec -> new ECDSASigner(ec);
            default -> throw new IllegalStateException("no signer for " + key.getKeyType());
        };
    }

    /** Asks for a token. */
    public TokenResponse token(AuthorizationGrant grant, @Nullable Scope scope) {
        return send(new TokenRequest.Builder(tokenEndpoint(), authentication(), grant)
                .scope(scope)
                .build()
                .toHTTPRequest());
    }

    /** Sends a token request as it is. */
    public static TokenResponse send(HTTPRequest request) {
        try {
            return OIDCTokenResponseParser.parse(request.send());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new AssertionError("no OAuth answer: " + e.getMessage(), e);
        }
    }
}
