package dev.amana.token;

import dev.amana.dpop.SigningAlgorithm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the installation tells this service about itself.
 *
 * @param publicBase origin of everything the world sees; issuer, links and DPoP {@code htu} come from it, never from a Host header
 * @param consentServiceBase internal address of each instance of the consent service
 * @param profile how strict the installation is
 * @param masterKeyFile 32 random bytes in base64; every key in the database is sealed under it
 * @param adminKeyFile the key that opens {@code /internal/applications}
 * @param sandbox what only a sandbox has
 * @param internalClients our own services that fetch tokens here, by client id
 * @param consentReadTimeout how long a code exchange or refresh waits for the consent
 * @param signingAlgorithm what TPPs verify is signed with: ID tokens, the staff issuer's too
 * @param accessTokenAlgorithm what access tokens are signed with, which our own services verify and nobody else
 */
@Validated
@ConfigurationProperties("amana")
public record TokenServiceSettings(
        @NotNull URI publicBase,
        @NotEmpty List<URI> consentServiceBase,
        @NotNull Profile profile,
        @NotNull Path masterKeyFile,
        @NotNull Path adminKeyFile,
        @DefaultValue Map<String, @Valid InternalClient> internalClients,
        @Nullable Sandbox sandbox,
        @NotNull Duration consentReadTimeout,
        @NotNull SigningAlgorithm signingAlgorithm,
        @DefaultValue("ES256") SigningAlgorithm accessTokenAlgorithm) {

    /**
     * @param jwksFile the public keys an internal service signs its client assertions with
     * @param scopes what it may ask for; reading consents if nothing is said
     */
    public record InternalClient(
            @NotNull Path jwksFile,
            @DefaultValue("consents:read") Set<String> scopes) {}

    /** @param keysDir where the sample applications' public keys and secrets lie */
    public record Sandbox(@NotNull Path keysDir) {}

    /** Where the sample applications' keys are; empty where there are no samples. */
    public Optional<Path> sampleKeysDir() {
        return isSandbox() ? Optional.ofNullable(sandbox).map(Sandbox::keysDir) : Optional.empty();
    }

    /** The issuer identifier, {@code <base>/apigateway/as}. */
    public URI issuer() {
        return at("/apigateway/as");
    }

    /** The audience of the tokens TPPs get, {@code <base>/apigateway/bobf/release1.0.0}. */
    public URI apiAudience() {
        return at("/apigateway/bobf/release1.0.0");
    }

    /** An absolute public address; {@code path} begins with a slash. */
    public URI at(String path) {
        String base = publicBase.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /** Whether what only the sandbox allows is allowed. */
    public boolean isSandbox() {
        return profile == Profile.SANDBOX;
    }
}
