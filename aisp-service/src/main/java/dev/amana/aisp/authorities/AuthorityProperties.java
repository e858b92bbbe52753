package dev.amana.aisp.authorities;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where those who know are, and how they are asked; the defaults and their reasons stand in {@code application.yaml}.
 *
 * @param consentServiceBase one address for each instance
 * @param clientKeyFile private JWK (EC P-256) with which this service signs its client assertions
 */
@Validated
@ConfigurationProperties("amana")
record AuthorityProperties(
        @NotEmpty List<URI> consentServiceBase,
        @NotNull Path clientKeyFile,
        @NotNull Asking authorities) {

    /**
     * How they are asked.
     *
     * @param clientId who this service is to token-service
     * @param connectTimeout how long to wait for a connection
     * @param timeout how long to wait for an answer
     * @param maxConcurrent questions under way at once; more are not asked
     */
    record Asking(
            @NotBlank String clientId,
            @NotNull Duration connectTimeout,
            @NotNull Duration timeout,
            @Min(1) int maxConcurrent) {}
}
