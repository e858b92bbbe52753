package dev.amana.token.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.TokenServiceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class MasterKeyTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({TokenServiceSettings.class, KeySettings.class})
    @Import(MasterKey.class)
    static class OnlyTheKey {}

    @TempDir
    private Path directory;

    private ApplicationContextRunner service(String profile, Path masterKey) {
        return new ApplicationContextRunner()
                .withUserConfiguration(OnlyTheKey.class)
                .withPropertyValues(
                        "amana.public-base=https://bank.example",
                        "amana.consent-service-base=http://localhost:8081",
                        "amana.consent-read-timeout=200ms",
                        "amana.signing-algorithm=PS256",
                        "amana.admin-key-file=/nowhere",
                        "amana.profile=" + profile,
                        "amana.master-key-file=" + masterKey);
    }

    private Path key(int bytes, String permissions) throws IOException {
        Path file = directory.resolve("master-" + bytes + "-" + permissions.length() + permissions.hashCode());
        Files.writeString(file, Base64.getEncoder().encodeToString(new byte[bytes]));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    @Test
    void withoutAMasterKeyNothingStarts() {
        for (String profile : new String[] {"production", "sandbox"}) {
            service(profile, directory.resolve("nowhere"))
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .isInstanceOf(java.nio.file.NoSuchFileException.class));
        }
    }

    @Test
    void aKeyThatOthersCanReadIsNoneInProduction() throws IOException {
        Path open = key(32, "rw-r--r--");
        service("production", open)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("readable by its owner only"));
        service("sandbox", open).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void aKeyHasThirtyTwoBytes() throws IOException {
        Path shortKey = key(16, "rw-------");
        service("production", shortKey)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("32 bytes"));
        Path right = key(32, "rw-------");
        service("production", right).run(context -> assertThat(context).hasNotFailed());
    }
}
