package dev.amana.token.staff.server;

import dev.amana.dpop.SigningAlgorithm;
import dev.amana.token.TokenServiceSettings;
import dev.amana.token.keys.KeySettings;
import dev.amana.token.keys.SigningKeys;
import dev.amana.token.staff.StaffSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the staff issuer can do (OpenID Connect Discovery 1.0) and the keys its tokens verify with. The document is at the appended path
 * alone: the gateway leads to the inserted ones, and staff are nothing to the world outside.
 */
@RestController
final class StaffDocuments {

    private final SigningKeys keys;
    private final Duration cachedFor;
    private final Map<String, Object> metadata;

    StaffDocuments(SigningKeys keys, KeySettings keySettings, StaffSettings staff, TokenServiceSettings service) {
        this.keys = keys;
        this.cachedFor = keySettings.jwksCache();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("issuer", staff.issuer());
        facts.put("authorization_endpoint", staff.at("/authorize"));
        facts.put("token_endpoint", staff.at("/token"));
        facts.put("jwks_uri", staff.at("/jwks"));
        facts.put("scopes_supported", List.of("openid"));
        facts.put("response_types_supported", List.of("code"));
        facts.put("response_modes_supported", List.of("query"));
        facts.put("grant_types_supported", List.of("authorization_code", "client_credentials"));
        facts.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        facts.put("token_endpoint_auth_signing_alg_values_supported", SigningAlgorithm.NAMES);
        facts.put("code_challenge_methods_supported", List.of("S256"));
        facts.put("authorization_response_iss_parameter_supported", true);
        facts.put("subject_types_supported", List.of("public"));
        facts.put(
                "id_token_signing_alg_values_supported",
                List.of(service.signingAlgorithm().name()));
        facts.put(
                "claims_supported",
                List.of("iss", "sub", "aud", "iat", "exp", "auth_time", "amr", "nonce", "preferred_username", "roles"));
        facts.put("claims_parameter_supported", false);
        facts.put("request_parameter_supported", false);
        facts.put("request_uri_parameter_supported", false);
        metadata = Collections.unmodifiableMap(facts);
    }

    @GetMapping(StaffSettings.PATH + "/.well-known/openid-configuration")
    ResponseEntity<Map<String, Object>> metadata() {
        return document(metadata);
    }

    @GetMapping(StaffSettings.PATH + "/jwks")
    ResponseEntity<Map<String, Object>> jwks() {
        return document(keys.published().toJSONObject(true));
    }

    private ResponseEntity<Map<String, Object>> document(Map<String, Object> body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(cachedFor).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    @GetMapping(StaffSettings.PATH + "/staff.css")
    ResponseEntity<Resource> style() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .contentType(MediaType.valueOf("text/css;charset=UTF-8"))
                .body(new ClassPathResource("staff/staff.css"));
    }
}
