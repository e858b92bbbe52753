package dev.amana.aisp.bank;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** token-service as this service meets it: signed tokens, the key set, client credentials, introspection. */
public final class TestTokenService {
    public static final String PUBLIC_BASE = "http://bank.example:8080";
    public static final String ISSUER = PUBLIC_BASE + "/apigateway/as";
    public static final String STAFF_ISSUER = "http://token-service.example:8082/staff";
    public static final String INTERNAL_TOKEN = "internal-token-of-aisp-service";

    private final ECKey signing = key("signing-1");
    private final ECKey client = key("aisp-1");
    private final ECKey staff = key("staff-1");
    private final HttpServer server;
    private final Set<String> assertionsSeen = ConcurrentHashMap.newKeySet();

    /** Tokens that introspection calls inactive. */
    public final Set<String> inactive = ConcurrentHashMap.newKeySet();

    public final AtomicInteger introspections = new AtomicInteger();
    public final AtomicInteger grants = new AtomicInteger();

    /** While set, everything but the key set answers 503. */
    public volatile boolean down;

    public TestTokenService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/apigateway/as/jwks", exchange -> answer(exchange, 200, jwks()));
        server.createContext(
                "/staff/jwks", exchange -> answer(exchange, 200, new JWKSet(staff.toPublicJWK()).toString()));
        server.createContext("/apigateway/as/token.oauth2", this::grant);
        server.createContext("/apigateway/as/introspect", this::introspect);
        server.start();
    }

    public String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The private key of aisp-service, as its key file holds it. */
    public String clientKey() {
        return client.toJSONString();
    }

    /** A RESOURCE token for this consent, as its authorisation gave it. */
    public String token(TestConsent consent) {
        return token(consent, claims -> claims);
    }

    /** The same, with claims changed. */
    public String token(TestConsent consent, UnaryOperator<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(PUBLIC_BASE + "/apigateway/bobf/release1.0.0")
                .subject("pairwise-subject")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(900)))
                .claim("client_id", "tpp-one")
                .claim("scope", "openid accounts")
                .claim("token_type", "RESOURCE")
                .claim("consentId", consent.consentId())
                .claim("authorised_seq", consent.lastAuthorisedSeq().orElse(1))
                .claim("grant_id", "grant-" + consent.consentId());
        return signed(change.apply(claims).build(), signing);
    }

    /** A token of the bank's staff. */
    public String ofStaff(String staffId, String role) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(STAFF_ISSUER)
                .audience("amana-operations")
                .subject(staffId)
                .claim("client_id", "amana-operator")
                .claim("roles", List.of(role))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
        return signed(claims.build(), staff);
    }

    /** A token with the right claims under a key that nobody published. */
    public String forged(TestConsent consent) {
        try {
            return signed(SignedJWT.parse(token(consent)).getJWTClaimsSet(), key(signing.getKeyID()));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet claims, ECKey key) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private void grant(HttpExchange exchange) throws IOException {
        var form = form(exchange);
        grants.incrementAndGet();
        if (down || !authenticated(form) || !"consents:read".equals(form.get("scope"))) {
            answer(exchange, down ? 503 : 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        answer(
                exchange,
                200,
                "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300}".formatted(INTERNAL_TOKEN));
    }

    private void introspect(HttpExchange exchange) throws IOException {
        var form = form(exchange);
        introspections.incrementAndGet();
        if (down || !authenticated(form)) {
            answer(exchange, down ? 503 : 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        answer(exchange, 200, "{\"active\":%s}".formatted(!inactive.contains(form.getOrDefault("token", ""))));
    }

    /** As security profile §2 has it: our audience, a short life, a jti used once, the registered key. */
    private boolean authenticated(Map<String, String> form) {
        try {
            var assertion = SignedJWT.parse(form.getOrDefault("client_assertion", ""));
            var claims = assertion.getJWTClaimsSet();
            return assertion.verify(new ECDSAVerifier(client.toPublicJWK()))
                    && "aisp-service".equals(claims.getIssuer())
                    && "aisp-service".equals(claims.getSubject())
                    && claims.getAudience().contains(ISSUER)
                    && claims.getExpirationTime()
                            .toInstant()
                            .isBefore(Instant.now().plusSeconds(300))
                    && assertionsSeen.add(claims.getJWTID());
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private String jwks() {
        return new JWKSet(signing.toPublicJWK()).toString();
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        answer(exchange, status, json.getBytes(StandardCharsets.UTF_8));
    }

    static void answer(HttpExchange exchange, int status, byte[] json) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
