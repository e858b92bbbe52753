package dev.amana.token.applications.admin;

import dev.amana.token.Profile;
import dev.amana.token.TokenServiceSettings;
import dev.amana.token.applications.Application;
import dev.amana.token.applications.ApplicationTable;
import dev.amana.token.applications.Applications;
import dev.amana.token.applications.NewApplication;
import dev.amana.token.applications.Secrets;
import dev.amana.token.applications.TlsIdentity;
import dev.amana.token.applications.TlsIdentity.Kind;
import dev.amana.token.revocations.ApplicationSuspensions;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Registers applications and lists them; the gateway does not route it and only the admin key opens it. */
@RestController
@RequestMapping("/internal/applications")
final class ApplicationsApi {

    /**
     * @param clientId chosen by us when left out
     * @param secret whether we are to make a secret
     * @param profile {@code sandbox} or {@code production}; the installation's own when left out
     */
    record Registration(
            @Nullable String clientId,
            @Nullable String name,
            @Nullable List<URI> redirectUris,
            @Nullable Set<String> scopes,
            @Nullable JsonNode jwks,
            @Nullable URI jwksUri,
            @Nullable Boolean secret,
            @Nullable String profile,
            @Nullable Boolean directLink,
            @Nullable TlsClientAuth tlsClientAuth) {}

    /**
     * What an application's certificate bears; exactly one of these (RFC 8705 §2.1.2).
     *
     * @param subjectDn in the form of RFC 4514
     */
    record TlsClientAuth(
            @Nullable String subjectDn,
            @Nullable String sanDns,
            @Nullable String sanUri,
            @Nullable String sanIp,
            @Nullable String sanEmail) {

        TlsIdentity identity() {
            List<TlsIdentity> named = Stream.of(
                            named(Kind.TLS_CLIENT_AUTH_SUBJECT_DN, subjectDn),
                            named(Kind.TLS_CLIENT_AUTH_SAN_DNS, sanDns),
                            named(Kind.TLS_CLIENT_AUTH_SAN_URI, sanUri),
                            named(Kind.TLS_CLIENT_AUTH_SAN_IP, sanIp),
                            named(Kind.TLS_CLIENT_AUTH_SAN_EMAIL, sanEmail))
                    .flatMap(Optional::stream)
                    .toList();
            if (named.size() != 1) {
                throw new IllegalArgumentException("a certificate is known by exactly one name");
            }
            return named.getFirst();
        }

        private static Optional<TlsIdentity> named(Kind kind, @Nullable String value) {
            return Optional.ofNullable(value).map(name -> new TlsIdentity(kind, name));
        }
    }

    /** @param clientSecret told this once and never again */
    record Registered(
            String clientId, String name, @Nullable String clientSecret) {}

    record Listed(
            String clientId,
            String name,
            Profile profile,
            List<URI> redirectUris,
            Set<String> scopes,
            boolean suspended) {
        static Listed of(Application application) {
            return new Listed(
                    application.clientId(),
                    application.name(),
                    application.profile(),
                    application.redirectUris(),
                    application.scopes(),
                    application.suspended());
        }
    }

    record Refused(String error, String message) {}

    private final ApplicationTable table;
    private final Applications applications;
    private final Secrets secrets;
    private final ApplicationSuspensions suspensions;
    private final TokenServiceSettings settings;

    ApplicationsApi(
            ApplicationTable table,
            Applications applications,
            Secrets secrets,
            ApplicationSuspensions suspensions,
            TokenServiceSettings settings) {
        this.table = table;
        this.applications = applications;
        this.secrets = secrets;
        this.suspensions = suspensions;
        this.settings = settings;
    }

    @GetMapping
    List<Listed> list() {
        return table.all().stream().map(Listed::of).toList();
    }

    @PostMapping
    ResponseEntity<Object> register(@RequestBody Registration registration) {
        Optional<String> secret =
                Boolean.TRUE.equals(registration.secret()) ? Optional.of(secrets.generate()) : Optional.empty();
        NewApplication application = new NewApplication(
                Optional.ofNullable(registration.clientId())
                        .orElseGet(() -> UUID.randomUUID().toString()),
                Optional.ofNullable(registration.name()).orElse(""),
                profile(registration.profile()),
                Optional.ofNullable(registration.redirectUris()).orElse(List.of()),
                Optional.ofNullable(registration.scopes()).orElse(NewApplication.SCOPES),
                Optional.ofNullable(registration.jwks()).map(JsonNode::toString),
                Optional.ofNullable(registration.jwksUri()),
                secret.map(secrets::digest),
                tlsIdentity(registration),
                Boolean.TRUE.equals(registration.directLink()));
        if (applications.find(application.clientId()).isPresent() || !table.add(application)) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body(new Refused("conflict", "this client id is taken"));
        }
        applications.forget(application.clientId());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new Registered(application.clientId(), application.name(), secret.orElse(null)));
    }

    private static Optional<TlsIdentity> tlsIdentity(Registration registration) {
        return Optional.ofNullable(registration.tlsClientAuth()).map(TlsClientAuth::identity);
    }

    /** Stops an application everywhere: no tokens from now on, and those it has are dead within the bound. */
    @PutMapping("/{clientId}/suspension")
    ResponseEntity<Object> suspend(@PathVariable String clientId) {
        return change(clientId, true);
    }

    /** Lets it go on; what it had before is good again as far as it has not expired. */
    @DeleteMapping("/{clientId}/suspension")
    ResponseEntity<Object> lift(@PathVariable String clientId) {
        return change(clientId, false);
    }

    private ResponseEntity<Object> change(String clientId, boolean suspended) {
        return suspensions.change(clientId, suspended)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(new Refused("not_found", "there is no such application"));
    }

    private Profile profile(@Nullable String name) {
        String wanted = name == null ? settings.profile().name() : name;
        Profile profile = Stream.of(Profile.values())
                .filter(each -> each.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("profile is sandbox or production"));
        if (!settings.isSandbox() && profile == Profile.SANDBOX) {
            throw new IllegalArgumentException("this installation has no sandbox");
        }
        return profile;
    }

    @ExceptionHandler
    ResponseEntity<Refused> refused(IllegalArgumentException e) {
        String why = Optional.ofNullable(e.getMessage()).orElse("the registration cannot be used");
        return ResponseEntity.badRequest().body(new Refused("invalid_registration", why));
    }

    @ExceptionHandler
    ResponseEntity<Refused> refused(HttpMessageNotReadableException e) {
        return ResponseEntity.badRequest()
                .body(new Refused("invalid_registration", "the body is not the JSON expected"));
    }
}
