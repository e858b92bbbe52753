package dev.amana.sandbox.tpp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.amana.sandbox.SandboxFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The private key a TPP signs its client assertions with (RFC 7523). */
record TppKey(JWK key) {

    /** The application's ES256 key, which is cheaper to sign with than its PS256 key. */
    static TppKey load(Path directory, String clientId) {
        Path file = directory.resolve(clientId + ".private.jwks.json");
        try {
            return JWKSet.parse(Files.readString(file)).getKeys().stream()
                    .filter(key -> key.getKeyType().equals(KeyType.EC))
                    .findFirst()
                    .map(TppKey::new)
                    .orElseThrow(() -> new SandboxFailure(file + " has no EC key"));
        } catch (IOException unreadable) {
            throw new SandboxFailure(
                    "cannot read " + file + ": is the stack up, and is --dir its directory?", unreadable);
        } catch (ParseException noKeys) {
            throw new SandboxFailure(file + " is not a JWK set", noKeys);
        }
    }

    PrivateKeyJWT assertion(ClientID client, URI audience) {
        try {
            return new PrivateKeyJWT(
                    client, audience, JWSAlgorithm.ES256, ((AsymmetricJWK) key).toPrivateKey(), key.getKeyID(), null);
        } catch (JOSEException failed) {
            throw new SandboxFailure("cannot sign with the key of " + client, failed);
        }
    }
}
