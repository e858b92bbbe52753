package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.amana.testsupport.contracts.Request;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The token endpoint of the test's staff issuer: redeems a code once, for the page's own key and the right verifier. */
final class StaffSignIns implements HttpHandler {

    private record SignIn(String staffId, String role, String nonce, String challenge) {}

    private final TokenMint tokens;
    private final ECKey consoleKey;
    private final Map<String, SignIn> codes = new ConcurrentHashMap<>();
    private volatile UnaryOperator<JsonNode> change = UnaryOperator.identity();
    private volatile @Nullable Request last;

    StaffSignIns(TokenMint tokens, ECKey consoleKey) {
        this.tokens = tokens;
        this.consoleKey = consoleKey;
    }

    /** Somebody has signed in: the code for the page. */
    String code(String staffId, String role, String nonce, String challenge) {
        String code = UUID.randomUUID().toString();
        codes.put(code, new SignIn(staffId, role, nonce, challenge));
        return code;
    }

    /** From now on the tokens are told with this change. */
    void changing(UnaryOperator<JsonNode> answers) {
        change = answers;
    }

    Optional<Request> lastAsked() {
        return Optional.ofNullable(last);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] content = exchange.getRequestBody().readAllBytes();
        last = Request.sent(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                content);
        String answer = answer(parameters(new String(content, StandardCharsets.UTF_8)));
        byte[] body = (answer == null ? "{\"error\":\"invalid_grant\"}" : answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer == null ? 400 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private @Nullable String answer(Map<String, String> asked) {
        SignIn signIn = codes.remove(asked.getOrDefault("code", ""));
        if (signIn == null
                || !isThePage(asked.getOrDefault("client_assertion", ""))
                || !digest(asked.getOrDefault("code_verifier", "")).equals(signIn.challenge())) {
            return null;
        }
        String told = """
                {"access_token":"%s","token_type":"Bearer","expires_in":600,"id_token":"%s"}""".formatted(
                        tokens.ofStaff(signIn.staffId(), signIn.role()),
                        tokens.idTokenForConsole(signIn.staffId(), signIn.nonce()));
        return change.apply(JsonMapper.shared().readTree(told)).toString();
    }

    private boolean isThePage(String assertion) {
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return jwt.verify(new ECDSAVerifier(consoleKey))
                    && claims.getAudience().equals(java.util.List.of(TokenMint.STAFF_ISSUER))
                    && "audit-console".equals(claims.getSubject())
                    && "audit-console".equals(claims.getIssuer())
                    && claims.getJWTID() != null;
        } catch (java.text.ParseException | com.nimbusds.jose.JOSEException none) {
            return false;
        }
    }

    /** A query, or a form, as a map. */
    static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String digest(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            String digest = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            assertThat(digest).hasSize(43);
            return digest;
        } catch (java.security.NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
