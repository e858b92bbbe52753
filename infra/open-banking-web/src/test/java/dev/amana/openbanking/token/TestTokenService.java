package dev.amana.openbanking.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Publishes keys, counts who asks for them, and signs whatever it is told to. */
final class TestTokenService implements AutoCloseable {

    static final String ISSUER = "https://bank.example/apigateway/as";
    static final String AUDIENCE = "https://bank.example/apigateway/bobf/release1.0.0";

    final RSAKey rsa = rsa("rsa");
    final ECKey ec = ec("ec");
    final AtomicInteger fetches = new AtomicInteger();
    private final List<JWK> published = new ArrayList<>(List.of(rsa, ec));
    private final HttpServer server;
    private volatile int status = 200;

    TestTokenService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/apigateway/as/jwks", exchange -> {
            fetches.incrementAndGet();
            byte[] body = new JWKSet(published).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void publish(JWK key) {
        published.add(key);
    }

    void failing(boolean fails) {
        status = fails ? 500 : 200;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static ECKey ec(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("psu-of-tpp-one")
                .claim("client_id", "tpp-one")
                .claim("scope", "openid accounts")
                .claim("token_type", "RESOURCE")
                .claim("consentId", "glBChqDKSK2SkOUS3n1pOQ")
                .claim("authorised_seq", 1)
                .claim("grant_id", "g-1")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(
                rsa,
                JWSAlgorithm.PS256,
                "at+jwt",
                change.apply(claims(Instant.now())).build());
    }

    static String sign(JWK key, JWSAlgorithm algorithm, String type, JWTClaimsSet claims) {
        return sign(
                key,
                new JWSHeader.Builder(algorithm)
                        .type(new JOSEObjectType(type))
                        .keyID(key.getKeyID())
                        .build(),
                claims);
    }

    static String sign(JWK key, JWSHeader header, JWTClaimsSet claims) {
        try {
            JWSSigner signer = key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey());
            var jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
