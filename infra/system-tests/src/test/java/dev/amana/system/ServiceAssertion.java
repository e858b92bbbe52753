package dev.amana.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.amana.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** What one of our own services shows token-service to be let in (RFC 7523). */
final class ServiceAssertion {

    private static final int SECONDS = 60;

    private ServiceAssertion() {}

    /** The fields of a form; good for one request. */
    static Map<String, String> of(String service, Sandbox sandbox) {
        try {
            ECKey key = ECKey.parse(Files.readString(sandbox.keys().resolve(service + ".private.jwk.json")));
            SignedJWT assertion = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(service)
                            .subject(service)
                            .audience(sandbox.issuer().toString())
                            .jwtID(UUID.randomUUID().toString())
                            .expirationTime(Date.from(Instant.now().plusSeconds(SECONDS)))
                            .build());
            assertion.sign(new ECDSASigner(key));
            return Map.of(
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                    "client_assertion",
                    assertion.serialize());
        } catch (IOException | ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
