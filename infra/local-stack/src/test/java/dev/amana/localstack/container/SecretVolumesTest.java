package dev.amana.localstack.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretVolumesTest {

    private static final Set<String> CONTAINERS =
            Set.of("postgresql", "consent-service", "token-service", "aisp-service", "core-banking-stub", "gateway");

    @TempDir
    private Path root;

    @BeforeEach
    void volumesAreThere() throws IOException {
        for (String container : CONTAINERS) {
            Files.createDirectory(root.resolve(container));
        }
        new SecretVolumes(root).fill();
    }

    @Test
    void eachContainerGetsItsOwnAndNoOther() throws IOException {
        assertThat(filesOf("postgresql"))
                .containsExactly("aisp.password", "consent.password", "postgres.password", "token.password");
        assertThat(filesOf("consent-service"))
                .containsExactly(
                        "audit-console.private.jwk.json",
                        "config/spring.datasource.password",
                        "consent-service.private.jwk.json",
                        "tls/authority.cert.pem",
                        "tls/consent-service.cert.pem",
                        "tls/consent-service.key.pem");
        assertThat(filesOf("aisp-service"))
                .containsExactly(
                        "aisp-service.private.jwk.json",
                        "config/spring.datasource.password",
                        "tls/aisp-service.cert.pem",
                        "tls/aisp-service.key.pem",
                        "tls/authority.cert.pem");
        assertThat(filesOf("core-banking-stub")).containsExactly("core-banking.private.jwk.json");
        assertThat(filesOf("token-service"))
                .contains("master-key", "admin-key", "samples/tpp-two.secret", "tls/token-service.key.pem")
                .noneMatch(name -> name.contains("private"));
        assertThat(filesOf("gateway"))
                .containsExactly(
                        "tls/authority.cert.pem",
                        "tls/gateway-link.cert.pem",
                        "tls/gateway-link.key.pem",
                        "tls/gateway.cert.pem",
                        "tls/gateway.key.pem",
                        "tls/tpp-authority.cert.pem");
    }

    @Test
    void serviceAndDatabaseAgreeOnThePassword() throws IOException {
        assertThat(root.resolve("token-service/config/spring.datasource.password"))
                .hasSameTextualContentAs(root.resolve("postgresql/token.password"));
    }

    @Test
    void secondRunChangesNothing() throws IOException {
        Map<Path, String> before = contents();
        new SecretVolumes(root).fill();
        assertThat(contents()).isEqualTo(before);
    }

    private Set<String> filesOf(String container) throws IOException {
        Path directory = root.resolve(container);
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, Files.readString(file));
            }
        }
        return contents;
    }
}
