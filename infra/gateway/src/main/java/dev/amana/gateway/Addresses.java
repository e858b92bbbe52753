package dev.amana.gateway;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the world finds the platform, and where the gateway finds the services; all without a path.
 *
 * @param publicBase the origin that every link, issuer and redirect of the platform starts with
 */
@Validated
@ConfigurationProperties("amana")
public record Addresses(
        @NotNull URI publicBase,
        @NotNull URI consentServiceBase,
        @NotNull URI tokenServiceBase,
        @NotNull URI aispServiceBase) {}
