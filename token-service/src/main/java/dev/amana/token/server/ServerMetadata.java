package dev.amana.token.server;

import dev.amana.dpop.SigningAlgorithm;
import dev.amana.gatewaylink.PublicAddresses;
import dev.amana.token.TokenServiceSettings;
import dev.amana.token.tokens.TokenFormat;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this server can do (RFC 8414, OpenID Connect Discovery): everything said here is true, and nothing is left out that is. */
@RestController
final class ServerMetadata {

    private static final Duration CACHED_FOR = Duration.ofMinutes(5);

    private final Map<String, Object> document;

    ServerMetadata(TokenServiceSettings settings, PublicAddresses addresses) {
        List<String> clientAuthentication = Stream.of(
                        Stream.of("private_key_jwt"),
                        addresses.mtls().stream().map(port -> "tls_client_auth"),
                        settings.isSandbox()
                                ? Stream.of("client_secret_basic", "client_secret_post")
                                : Stream.<String>of())
                .flatMap(Function.identity())
                .toList();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("issuer", settings.issuer());
        facts.put("authorization_endpoint", settings.at(Endpoints.AUTHORISATION));
        facts.put("token_endpoint", settings.at(Endpoints.TOKEN));
        facts.put("jwks_uri", settings.at(Endpoints.JWKS));
        facts.put("pushed_authorization_request_endpoint", settings.at(Endpoints.PAR));
        facts.put("require_pushed_authorization_requests", !settings.isSandbox());
        facts.put("userinfo_endpoint", settings.at(Endpoints.USERINFO));
        facts.put("revocation_endpoint", settings.at(Endpoints.REVOKE));
        facts.put("introspection_endpoint", settings.at(Endpoints.INTROSPECT));
        facts.put("scopes_supported", List.of("openid", "accounts", "payments"));
        facts.put("response_types_supported", List.of("code"));
        facts.put("response_modes_supported", List.of("query"));
        facts.put("grant_types_supported", List.of("authorization_code", "client_credentials", "refresh_token"));
        facts.put("token_endpoint_auth_methods_supported", clientAuthentication);
        facts.put("token_endpoint_auth_signing_alg_values_supported", SigningAlgorithm.NAMES);
        facts.put("revocation_endpoint_auth_methods_supported", clientAuthentication);
        facts.put("revocation_endpoint_auth_signing_alg_values_supported", SigningAlgorithm.NAMES);
        facts.put("introspection_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        facts.put("introspection_endpoint_auth_signing_alg_values_supported", SigningAlgorithm.NAMES);
        facts.put("code_challenge_methods_supported", List.of("S256"));
        facts.put("dpop_signing_alg_values_supported", SigningAlgorithm.NAMES);
        facts.put("authorization_response_iss_parameter_supported", true);
        facts.put("tls_client_certificate_bound_access_tokens", addresses.mtls().isPresent());
        addresses.mtls().ifPresent(port -> facts.put("mtls_endpoint_aliases", aliases(port)));
        facts.put("subject_types_supported", List.of("pairwise"));
        facts.put(
                "id_token_signing_alg_values_supported",
                List.of(settings.signingAlgorithm().name()));
        facts.put("acr_values_supported", List.of(TokenFormat.ACR));
        facts.put(
                "claims_supported",
                List.of(
                        "iss",
                        "sub",
                        "aud",
                        "iat",
                        "exp",
                        "auth_time",
                        "acr",
                        "nonce",
                        "at_hash",
                        "openbanking_intent_id",
                        "http://openbanking.org.uk/refresh_token_expires_at"));
        facts.put("claims_parameter_supported", true);
        facts.put("request_parameter_supported", false);
        facts.put("request_uri_parameter_supported", false);
        document = Collections.unmodifiableMap(facts);
    }

    /** The same endpoints at the port that asks for client certificates (RFC 8705 §5). */
    private static Map<String, String> aliases(URI port) {
        Map<String, String> aliases = new LinkedHashMap<>();
        aliases.put("token_endpoint", port + Endpoints.TOKEN);
        aliases.put("pushed_authorization_request_endpoint", port + Endpoints.PAR);
        aliases.put("revocation_endpoint", port + Endpoints.REVOKE);
        aliases.put("introspection_endpoint", port + Endpoints.INTROSPECT);
        aliases.put("userinfo_endpoint", port + Endpoints.USERINFO);
        return aliases;
    }

    @GetMapping({Endpoints.OPENID_CONFIGURATION, Endpoints.OPENID_CONFIGURATION_INSERTED, Endpoints.SERVER_METADATA})
    ResponseEntity<Map<String, Object>> metadata() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(CACHED_FOR).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(document);
    }
}
