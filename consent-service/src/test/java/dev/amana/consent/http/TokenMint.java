package dev.amana.consent.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Stands where token-service is: signs access tokens with a key of its own and serves the public half as a JWKS. */
final class TokenMint {

    static final String PUBLIC_BASE = "https://bank.example";
    static final String STAFF_ISSUER = "https://staff.bank.example/staff";
    static final String API_AUDIENCE = PUBLIC_BASE + "/apigateway/bobf/release1.0.0";

    private final ECKey key;
    private final ECKey foreignKey;
    private final ECKey staffKey;
    private final Path consoleKeyFile;
    private final Path serviceKeyFile;
    private final TestIntrospection introspection;
    private final StaffSignIns signIns;
    private final HttpServer jwks;
    private final InstantSource clock;

    TokenMint(InstantSource clock) {
        this.clock = clock;
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
            foreignKey = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
            staffKey = new ECKeyGenerator(Curve.P_256).keyID("staff").generate();
            ECKey consoleKey = new ECKeyGenerator(Curve.P_256)
                    .keyID("console")
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
            consoleKeyFile = keyFile("audit-console", consoleKey);
            ECKey serviceKey = new ECKeyGenerator(Curve.P_256).keyID("service").generate();
            serviceKeyFile = keyFile("consent-service", serviceKey);
            introspection = new TestIntrospection(serviceKey);
            signIns = new StaffSignIns(this, consoleKey.toPublicJWK());
            jwks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException e) {
            throw new IllegalStateException(e);
        }
        publish("/apigateway/as/jwks", key);
        publish("/staff/jwks", staffKey);
        jwks.createContext("/staff/token", signIns);
        jwks.createContext("/apigateway/as/introspect", introspection);
        jwks.start();
    }

    private static Path keyFile(String owner, ECKey key) throws IOException {
        Path file = Files.createTempFile(owner, ".jwk.json");
        file.toFile().deleteOnExit();
        return Files.writeString(file, key.toJSONString());
    }

    private void publish(String path, ECKey published) {
        byte[] body = new JWKSet(published.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        jwks.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    String base() {
        return "http://localhost:" + jwks.getAddress().getPort();
    }

    /** A TPP's token from client credentials. */
    String ofTpp(String clientId) {
        return sign(key, claims(clientId, "PUBLIC", "accounts", API_AUDIENCE));
    }

    String ofTppWithScope(String clientId, String scope) {
        return sign(key, claims(clientId, "PUBLIC", scope, API_AUDIENCE));
    }

    String ofResource(String clientId) {
        return sign(key, claims(clientId, "RESOURCE", "accounts", API_AUDIENCE).claim("consentId", "x"));
    }

    String ofService(String scope) {
        return sign(key, claims("token-service", "INTERNAL", scope, "amana:internal"));
    }

    String expired(String clientId) {
        Instant past = clock.instant().minusSeconds(3600);
        return sign(
                key,
                claims(clientId, "PUBLIC", "accounts", API_AUDIENCE)
                        .issueTime(Date.from(past))
                        .expirationTime(Date.from(past.plusSeconds(60))));
    }

    String forged(String clientId) {
        return sign(foreignKey, claims(clientId, "PUBLIC", "accounts", API_AUDIENCE));
    }

    /** The private key of the auditor's page. */
    Path consoleKeyFile() {
        return consoleKeyFile;
    }

    /** The private key of consent-service itself. */
    Path serviceKeyFile() {
        return serviceKeyFile;
    }

    /** What token-service says of tokens when it is asked. */
    TestIntrospection introspection() {
        return introspection;
    }

    /** What the staff issuer does when somebody signs in to the auditor's page. */
    StaffSignIns signIns() {
        return signIns;
    }

    /** The ID token of a sign-in to the auditor's page. */
    String idTokenForConsole(String staffId, String nonce) {
        return sign(
                staffKey, "JWT", staffClaims(staffId).audience("audit-console").claim("nonce", nonce));
    }

    /** A member of the bank's staff, signed in. */
    String ofStaff(String staffId, String... roles) {
        return ofStaff(staffId, claims -> claims.claim("roles", List.of(roles)));
    }

    /** As the staff issuer's, with something changed. */
    String ofStaff(String staffId, UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(staffKey, change.apply(staffClaims(staffId)));
    }

    /** With the staff issuer's claims, by token-service's other key. */
    String staffByTheApisKey(String staffId) {
        return sign(key, staffClaims(staffId).claim("roles", List.of("auditor", "operator")));
    }

    /** An ID token of the staff issuer, which is for the client that signed somebody in and for nobody else. */
    String staffIdToken(String staffId) {
        return sign(staffKey, "JWT", staffClaims(staffId).claim("roles", List.of("auditor", "operator")));
    }

    private JWTClaimsSet.Builder staffClaims(String staffId) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(STAFF_ISSUER)
                .audience("amana-operations")
                .subject(staffId)
                .claim("client_id", "audit-console")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
    }

    private JWTClaimsSet.Builder claims(String clientId, String type, String scope, String audience) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(PUBLIC_BASE + "/apigateway/as")
                .audience(audience)
                .subject(clientId)
                .claim("client_id", clientId)
                .claim("scope", scope)
                .claim("token_type", type)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
    }

    private static String sign(ECKey key, JWTClaimsSet.Builder claims) {
        return sign(key, "at+jwt", claims);
    }

    private static String sign(ECKey key, String type, JWTClaimsSet.Builder claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType(type))
                        .keyID(key.getKeyID())
                        .build(),
                claims.build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
