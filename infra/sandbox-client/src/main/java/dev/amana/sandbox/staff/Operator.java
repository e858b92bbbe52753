package dev.amana.sandbox.staff;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Calls;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The operator's program at the staff issuer: it proves itself with a key of the sandbox's directory. */
public final class Operator {

    private static final String CLIENT = "amana-operator";

    private Operator() {}

    /** A fresh token as the value of an Authorization header: role operator, good for minutes. */
    public static String header(Sandbox sandbox, Calls calls) {
        String form = "grant_type=client_credentials"
                + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                + "&client_assertion=" + URLEncoder.encode(assertion(sandbox), StandardCharsets.UTF_8);
        return "Bearer "
                + calls.send(
                                "POST",
                                sandbox.tokenService("/staff/token"),
                                BodyPublishers.ofString(form),
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .expect(200)
                        .text("/access_token");
    }

    private static String assertion(Sandbox sandbox) {
        Path file = sandbox.keys().resolve(CLIENT + ".private.jwk.json");
        try {
            JWK key = JWK.parse(Files.readString(file));
            return new PrivateKeyJWT(
                            new ClientID(CLIENT),
                            sandbox.tokenService("/staff"),
                            JWSAlgorithm.ES256,
                            ((AsymmetricJWK) key).toPrivateKey(),
                            key.getKeyID(),
                            null)
                    .getClientAssertion()
                    .serialize();
        } catch (IOException unreadable) {
            throw new SandboxFailure(
                    "cannot read " + file + ": is the stack up, and is --dir its directory?", unreadable);
        } catch (ParseException | JOSEException unusable) {
            throw new SandboxFailure(file + " is no key to sign with", unusable);
        }
    }
}
