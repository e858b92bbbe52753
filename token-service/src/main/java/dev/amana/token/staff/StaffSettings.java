package dev.amana.token.staff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The staff issuer.
 *
 * @param issuer its identifier, and where it is served: this service's own address, which the gateway does not route, and the path
 *     {@code /staff}
 * @param clients the programs that staff sign in to or that act as staff, by client id
 * @param tokenLifetime of an access token; short, because nothing revokes one
 * @param signInWithin how long a sign-in page is good for: time to unlock a phone, no more
 * @param window in which sign-ins are counted
 * @param triesPerName sign-ins in a window that may fail before that name waits; a code is guessed with a chance of three in a million
 * @param triesPerAddress sign-ins in a window from one address; an office may share one
 */
@Validated
@ConfigurationProperties("amana.staff")
public record StaffSettings(
        @NotNull @DefaultValue("http://localhost:8082/staff")
        URI issuer,

        @DefaultValue Map<String, @Valid Client> clients,
        @NotNull @DefaultValue("10m") Duration tokenLifetime,
        @NotNull @DefaultValue("5m") Duration signInWithin,
        @NotNull @DefaultValue("15m") Duration window,
        @Min(1) @DefaultValue("5") int triesPerName,
        @Min(1) @DefaultValue("50") int triesPerAddress) {

    /** Path of the issuer, and of everything below it. */
    public static final String PATH = "/staff";

    /**
     * @param jwksFile the public keys its client assertions are signed with
     * @param redirectUris where codes may be sent, compared exactly; without one nobody signs in to it
     * @param roles what it may do by itself, by client_credentials; without one it gets no token of its own
     */
    public record Client(
            @NotNull Path jwksFile,
            @DefaultValue List<URI> redirectUris,
            @DefaultValue Set<String> roles) {}

    @AssertTrue(message = "amana.staff.issuer ends with /staff")
    boolean isServedWhereItSays() {
        return PATH.equals(issuer.getPath());
    }

    /** An absolute address below the issuer; {@code path} begins with a slash. */
    public URI at(String path) {
        return URI.create(issuer + path);
    }

    /** Whether browsers come here over TLS. */
    public boolean isSecure() {
        return "https".equals(issuer.getScheme());
    }
}
