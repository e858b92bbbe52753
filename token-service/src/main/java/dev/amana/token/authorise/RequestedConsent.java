package dev.amana.token.authorise;

import dev.amana.token.errors.OAuthError;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which consent a request names: by {@code consent_id}, or by the {@code claims} parameter's
 * {@code id_token.openbanking_intent_id.value} (OpenID Connect Core §5.5).
 */
@Component
final class RequestedConsent {

    private final JsonMapper json;

    RequestedConsent(JsonMapper json) {
        this.json = json;
    }

    Optional<String> of(RequestParameters parameters) {
        Optional<String> named = parameters.get("consent_id");
        Optional<String> claimed = parameters.get("claims").flatMap(this::intent);
        if (named.isPresent() && claimed.isPresent() && !named.equals(claimed)) {
            throw OAuthError.INVALID_REQUEST.because("consent_id and openbanking_intent_id name different consents");
        }
        return named.or(() -> claimed);
    }

    private Optional<String> intent(String claims) {
        JsonNode tree;
        try {
            tree = json.readTree(claims);
        } catch (JacksonException e) {
            throw OAuthError.INVALID_REQUEST.because("claims is not JSON");
        }
        if (!tree.isObject()) {
            throw OAuthError.INVALID_REQUEST.because("claims is not a JSON object");
        }
        JsonNode value = tree.path("id_token").path("openbanking_intent_id").path("value");
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isString() || value.stringValue().isBlank()) {
            throw OAuthError.INVALID_REQUEST.because("openbanking_intent_id is not a consent id");
        }
        return Optional.of(value.stringValue());
    }
}
