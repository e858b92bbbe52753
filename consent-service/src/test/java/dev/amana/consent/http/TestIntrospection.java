package dev.amana.consent.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.amana.testsupport.contracts.Request;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** token-service's introspection endpoint, for this service's own assertions alone, each used once. */
final class TestIntrospection implements HttpHandler {

    private static final String CLIENT = "consent-service";

    /** Tokens that it calls inactive. */
    final Set<String> inactive = ConcurrentHashMap.newKeySet();

    final AtomicInteger asked = new AtomicInteger();

    /** While set it answers 503. */
    volatile boolean down;

    /** What it says instead, whatever it is asked; null: the truth. */
    private volatile @Nullable String fixed;

    private volatile @Nullable Request last;

    private final Set<String> assertionsSeen = ConcurrentHashMap.newKeySet();
    private final ECKey client;

    TestIntrospection(ECKey client) {
        this.client = client;
    }

    void answers(@Nullable String json) {
        fixed = json;
    }

    Optional<Request> lastAsked() {
        return Optional.ofNullable(last);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        byte[] content = exchange.getRequestBody().readAllBytes();
        last = Request.sent(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                content);
        String body = new String(content, StandardCharsets.UTF_8);
        Map<String, String> form = Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        boolean known = authenticated(form.getOrDefault("client_assertion", ""));
        String truth = "{\"active\":%s}".formatted(!inactive.contains(form.getOrDefault("token", "")));
        byte[] answer = Objects.requireNonNullElse(fixed, truth).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(down ? 503 : known ? 200 : 401, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private boolean authenticated(String presented) {
        try {
            SignedJWT assertion = SignedJWT.parse(presented);
            var claims = assertion.getJWTClaimsSet();
            return assertion.verify(new ECDSAVerifier(client.toPublicJWK()))
                    && CLIENT.equals(claims.getIssuer())
                    && CLIENT.equals(claims.getSubject())
                    && claims.getAudience().contains(TokenMint.PUBLIC_BASE + "/apigateway/as")
                    && assertionsSeen.add(claims.getJWTID());
        } catch (ParseException | JOSEException unreadable) {
            return false;
        }
    }
}
