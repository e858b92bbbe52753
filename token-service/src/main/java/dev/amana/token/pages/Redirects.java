package dev.amana.token.pages;

import dev.amana.token.TokenServiceSettings;
import dev.amana.token.attempts.AuthorisationRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The TPP's redirect address with the answer: always with {@code iss} (RFC 9207), with {@code state} where there was one. */
@Component
public class Redirects {

    private final TokenServiceSettings settings;

    Redirects(TokenServiceSettings settings) {
        this.settings = settings;
    }

    /** RFC 6749 §4.1.2. */
    public URI granted(AuthorisationRequest request, String code) {
        return with(request, Map.of("code", code));
    }

    /** RFC 6749 §4.1.2.1: the one error a customer's decision or failure leads to. */
    public URI denied(AuthorisationRequest request) {
        return with(request, Map.of("error", "access_denied"));
    }

    private URI with(AuthorisationRequest request, Map<String, String> answer) {
        Map<String, String> parameters = new LinkedHashMap<>(answer);
        request.state().ifPresent(state -> parameters.put("state", state));
        parameters.put("iss", settings.issuer().toString());
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String base = request.redirectUri().toString();
        return URI.create(base + (request.redirectUri().getRawQuery() == null ? "?" : "&") + query);
    }
}
