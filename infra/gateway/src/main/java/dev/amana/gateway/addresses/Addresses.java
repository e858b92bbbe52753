package dev.amana.gateway.addresses;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the world finds the platform, and where the gateway finds the services; all without a path.
 *
 * @param publicBase the origin that every link, issuer and redirect of the platform starts with
 * @param consentServiceBase one address for each instance; so with the other services
 * @param secure where the services answer the gateway over TLS (starter gateway-link); requests with a client certificate go
 *     there, and without these addresses they go nowhere
 */
@Validated
@ConfigurationProperties("amana")
public record Addresses(
        @NotNull URI publicBase,
        @NotEmpty List<URI> consentServiceBase,
        @NotEmpty List<URI> tokenServiceBase,
        @NotEmpty List<URI> aispServiceBase,
        @Nullable @Valid Secure secure) {

    /** All https; one address for each instance. */
    public record Secure(
            @NotEmpty List<URI> consentServiceBase,
            @NotEmpty List<URI> tokenServiceBase,
            @NotEmpty List<URI> aispServiceBase) {}
}
