package dev.amana.revocations;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Says to token-service which service we are: signed assertions, each used once (RFC 7523 §2.2, security profile §2). */
public final class ClientAssertions {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final String clientId;
    private final String audience;
    private final ECKey key;
    private final JWSSigner signer;
    private final InstantSource clock;

    /**
     * @param clientId who this service is to token-service
     * @param audience token-service's issuer identifier
     * @param keyFile a private JWK (EC P-256)
     */
    public ClientAssertions(String clientId, String audience, Path keyFile, InstantSource clock) {
        this.clientId = clientId;
        this.audience = audience;
        this.clock = clock;
        try {
            this.key = ECKey.parse(Files.readString(keyFile));
            this.signer = new ECDSASigner(key);
        } catch (IOException e) {
            throw new UncheckedIOException("the client key cannot be read: " + keyFile, e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("the client key is no private EC key: " + keyFile, e);
        }
    }

    /** The form parameters that authenticate one request. */
    public MultiValueMap<String, String> authentication() {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("client_id", clientId);
        form.add("client_assertion_type", TYPE);
        form.add("client_assertion", assertion());
        return form;
    }

    private String assertion() {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("the client key does not sign", e);
        }
        return jwt.serialize();
    }
}
