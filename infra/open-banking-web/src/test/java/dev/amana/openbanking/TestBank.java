package dev.amana.openbanking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.InvalidField;
import dev.amana.openbanking.error.OpenBankingException;
import dev.amana.openbanking.token.AccessToken;
import dev.amana.openbanking.token.ResourceServer;
import dev.amana.openbanking.token.TokenKind;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** It has no database, and so remembers DPoP proofs itself. */
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
public class TestBank {

    public static final String API = "/apigateway/bobf/release1.0.0";

    @Bean
    SecurityFilterChain api(HttpSecurity http, ResourceServer resourceServer) {
        return resourceServer
                .publicApi(http)
                .securityMatcher("/apigateway/**")
                .authorizeHttpRequests(paths -> paths.requestMatchers(API + "/accounts")
                        .access(ResourceServer.requires(TokenKind.RESOURCE, "accounts"))
                        .requestMatchers(API + "/consents")
                        .access(ResourceServer.requires(TokenKind.PUBLIC, "accounts"))
                        .anyRequest()
                        .permitAll())
                .build();
    }

    @Bean
    SecurityFilterChain internal(HttpSecurity http, ResourceServer resourceServer) {
        return resourceServer
                .internalApi(http)
                .securityMatcher("/internal/**")
                .authorizeHttpRequests(paths ->
                        paths.anyRequest().access(ResourceServer.requires(TokenKind.INTERNAL, "consents:read")))
                .build();
    }

    record Permission(String name) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Permission of(String name) {
            return switch (name) {
                case "ReadBalances", "ReadParty" -> new Permission(name);
                case "boom" -> throw new IllegalStateException("a secret");
                default -> throw new InvalidField(ErrorCode.FIELD_INVALID, "This is not a permission");
            };
        }
    }

    record Data(
            @JsonProperty("Permissions") @NotEmpty List<Permission> permissions,
            @JsonProperty("ExpirationDateTime") Optional<ApiDateTime> expiration,
            @JsonProperty("When") Optional<Instant> when) {}

    record Body(
            @JsonProperty(value = "Data", required = true) @Valid
            Data data) {}

    record Caller(String client, Optional<String> consent, Optional<String> none) {}

    @RestController
    static class Endpoints {

        @GetMapping(API + "/accounts")
        Caller accounts(AccessToken token) {
            return new Caller(token.clientId(), token.consentId(), Optional.empty());
        }

        @GetMapping(API + "/consents")
        String consents(AccessToken token) {
            throw token.refused();
        }

        @GetMapping("/internal/ping")
        Map<String, String> ping(AccessToken token) {
            return Map.of("client", token.clientId());
        }

        @PostMapping(
                path = "/open/consents",
                consumes = MediaType.APPLICATION_JSON_VALUE,
                produces = MediaType.APPLICATION_JSON_VALUE)
        Map<String, String> create(@Valid @RequestBody Body body) {
            return Map.of(
                    "expiration",
                    body.data().expiration().map(ApiDateTime::toString).orElse("none"));
        }

        @PostMapping(path = "/open/bytes", consumes = MediaType.APPLICATION_JSON_VALUE)
        Map<String, Integer> bytes(InputStream body) throws IOException {
            return Map.of("bytes", body.readAllBytes().length);
        }

        @GetMapping("/open/params")
        String params(
                @RequestParam int page,
                @RequestHeader("x-idempotency-key") String key,
                @RequestParam @jakarta.validation.constraints.Min(1) int from) {
            return key + page + from;
        }

        @GetMapping("/open/defect")
        String defect() {
            throw new IllegalStateException("jdbc:postgresql://secret");
        }

        @GetMapping("/open/busy")
        String busy() {
            throw OpenBankingException.unavailable("Core banking is not available", Duration.ofSeconds(3));
        }

        @GetMapping("/open/container")
        void container(HttpServletResponse response) throws IOException {
            response.sendError(418, "<b>teapot</b>");
        }
    }
}
