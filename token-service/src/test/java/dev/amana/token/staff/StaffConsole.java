package dev.amana.token.staff;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.amana.token.farends.Browser;
import dev.amana.token.farends.Browser.Page;
import dev.amana.token.staff.users.Member;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.Tpp;
import java.net.URI;

/** The audit console as an OIDC client of Nimbus's, and a member of staff at its page. */
record StaffConsole(int port, String issuer, Browser browser, CodeVerifier verifier, State state, Nonce nonce) {

    static final URI CALLBACK = URI.create("http://localhost:8081/audit/signed-in");

    static StaffConsole at(int port, String issuer) {
        return new StaffConsole(port, issuer, new Browser(port), new CodeVerifier(), new State(), new Nonce());
    }

    /** The path that begins a sign-in. */
    String authorisation() {
        URI request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid"), new ClientID("audit-console"), CALLBACK)
                .endpointURI(URI.create("http://localhost:" + port + "/staff/authorize"))
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
        return request.getRawPath() + "?" + request.getRawQuery();
    }

    Page open() {
        return browser.open(authorisation());
    }

    Page submit(Page page, String name, String password, String code) {
        return browser.submit(page, "", "name", name, "password", password, "code", code);
    }

    /** A code for whoever signs in so. */
    String code(Member member, int stepsAhead) {
        return code(member, member.code(stepsAhead));
    }

    String code(Member member, String oneTimeCode) {
        Page answer = submit(open(), member.name(), member.password(), oneTimeCode);
        if (answer.status() != 303) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.parameter("code");
    }

    TokenResponse redeem(String code) {
        return token(new AuthorizationCodeGrant(new AuthorizationCode(code), CALLBACK, verifier));
    }

    TokenResponse token(AuthorizationGrant grant) {
        return token(new Tpp(port, "audit-console", KeyFiles.AUDIT_CONSOLE), grant);
    }

    /** A token request of any client. */
    TokenResponse token(Tpp client, AuthorizationGrant grant) {
        try {
            String assertion = client.assertion(claims -> claims.audience(issuer));
            PrivateKeyJWT proof = new PrivateKeyJWT(com.nimbusds.jwt.SignedJWT.parse(assertion));
            URI endpoint = URI.create("http://localhost:" + port + "/staff/token");
            return Tpp.send(
                    new TokenRequest.Builder(endpoint, proof, grant).build().toHTTPRequest());
        } catch (java.text.ParseException e) {
            throw new AssertionError(e);
        }
    }
}
