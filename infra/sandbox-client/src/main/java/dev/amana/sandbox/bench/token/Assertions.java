package dev.amana.sandbox.bench.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Client assertions (RFC 7523) by the thousand, each with a {@code jti} of its own. */
record Assertions(String issuer, String clientId, JWK key, JWSAlgorithm algorithm) {

    /** The longest the rules allow, because they are all signed before the first is sent. */
    private static final Duration LIFETIME = Duration.ofSeconds(295);

    /** Those of a sample TPP, which has a key for each algorithm. */
    static Assertions ofTpp(Sandbox sandbox, String clientId, JWSAlgorithm algorithm) {
        Path file = sandbox.keys().resolve(clientId + ".private.jwks.json");
        try {
            JWK key = JWKSet.parse(Files.readString(file)).getKeys().stream()
                    .filter(each -> algorithm.equals(each.getAlgorithm()))
                    .findFirst()
                    .orElseThrow(() -> new SandboxFailure(file + " has no key for " + algorithm));
            return new Assertions(sandbox.issuer().toString(), clientId, key, algorithm);
        } catch (IOException | ParseException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    /** Those of one of our own services, which has one key. */
    static Assertions ofService(Sandbox sandbox, String clientId) {
        Path file = sandbox.keys().resolve(clientId + ".private.jwk.json");
        try {
            JWK key = JWK.parse(Files.readString(file));
            return new Assertions(sandbox.issuer().toString(), clientId, key, JWSAlgorithm.ES256);
        } catch (IOException | ParseException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static SandboxFailure unreadable(Path file, Exception why) {
        return new SandboxFailure(
                "cannot read keys from " + file + ": is the stack up, and is --dir its directory?", why);
    }

    /** A fresh one as the fields of a form. */
    String form() {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(issuer)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
        try {
            JWSSigner signer = key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey());
            jwt.sign(signer);
        } catch (JOSEException failed) {
            throw new SandboxFailure("cannot sign with the key of " + clientId, failed);
        }
        return "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion="
                + jwt.serialize();
    }
}
