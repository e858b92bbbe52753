package dev.amana.token.applications.sandbox;

import dev.amana.token.Profile;
import dev.amana.token.TokenServiceSettings;
import dev.amana.token.applications.ApplicationTable;
import dev.amana.token.applications.NewApplication;
import dev.amana.token.applications.SecretDigest;
import dev.amana.token.applications.Secrets;
import dev.amana.token.applications.TlsIdentity;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Three applications that every sandbox has: one with keys, one with key and secret and the direct link, one with a certificate. The
 * keys lie in a directory.
 */
@Component
final class SampleApplications {

    private final ApplicationTable table;
    private final Secrets secrets;
    private final Optional<Path> keysDir;

    SampleApplications(ApplicationTable table, Secrets secrets, TokenServiceSettings settings) {
        this.table = table;
        this.secrets = secrets;
        this.keysDir = settings.sampleKeysDir();
    }

    @PostConstruct
    void register() {
        keysDir.ifPresent(keys -> {
            table.put(sample(
                    "tpp-one",
                    "Sadeem Money",
                    List.of("http://localhost:8090/callback", "https://tpp-one.example/callback"),
                    read(keys.resolve("tpp-one.jwks.json")),
                    Optional.empty(),
                    false));
            table.put(sample(
                    "tpp-two",
                    "Bayan Books",
                    List.of("https://tpp-two.example/callback"),
                    read(keys.resolve("tpp-two.jwks.json")),
                    Optional.of(
                            secrets.digest(read(keys.resolve("tpp-two.secret")).strip())),
                    true));
            table.put(new NewApplication(
                    "tpp-three",
                    "Lulu Ledger",
                    Profile.SANDBOX,
                    List.of(
                            URI.create("http://localhost:8090/callback"),
                            URI.create("https://tpp-three.example/callback")),
                    NewApplication.SCOPES,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new TlsIdentity(
                            TlsIdentity.Kind.TLS_CLIENT_AUTH_SUBJECT_DN, "CN=tpp-three,O=Lulu Ledger,C=BH")),
                    false));
        });
    }

    private static NewApplication sample(
            String clientId,
            String name,
            List<String> redirectUris,
            String jwks,
            Optional<SecretDigest> secret,
            boolean directLink) {
        return new NewApplication(
                clientId,
                name,
                Profile.SANDBOX,
                redirectUris.stream().map(URI::create).toList(),
                Set.of("openid", "accounts", "payments"),
                Optional.of(jwks),
                Optional.empty(),
                secret,
                Optional.empty(),
                directLink);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("a sample application's key is missing: " + file, e);
        }
    }
}
