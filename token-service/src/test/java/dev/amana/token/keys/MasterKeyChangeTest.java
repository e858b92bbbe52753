package dev.amana.token.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.token.TokenServiceSettings;
import dev.amana.token.support.TokenServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The exchange of the master key, as the operations guide tells it: each step may run beside instances of the step before. */
class MasterKeyChangeTest extends TokenServiceTest {

    @TempDir
    private Path directory;

    @Autowired
    private TokenServiceSettings settings;

    @Autowired
    private MasterKey before;

    @Autowired
    private JdbcClient database;

    @Test
    void everyKeyIsSealedAnewAndNothingIsLost() throws IOException {
        Path oldFile = settings.masterKeyFile();
        Path newFile = directory.resolve("next.master");
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Files.writeString(newFile, Base64.getEncoder().encodeToString(random));
        Files.setPosixFilePermissions(newFile, PosixFilePermissions.fromString("rw-------"));
        MasterKey oldOpensNew = master(oldFile, newFile);
        MasterKey newOpensOld = master(newFile, oldFile);
        MasterKey after = master(newFile, null);

        new Rewrapping(database, oldOpensNew).rewrap();
        assertThat(sealed()).allMatch(row -> before.isMine(row.bytes(), row.context()));
        try {
            new Rewrapping(database, newOpensOld).rewrap();

            assertThat(sealed()).hasSizeGreaterThan(5).allSatisfy(row -> {
                assertThat(after.open(row.bytes(), row.context()))
                        .isEqualTo(oldOpensNew.open(row.bytes(), row.context()));
                assertThatThrownBy(() -> before.open(row.bytes(), row.context()))
                        .isInstanceOf(IllegalStateException.class);
            });
        } finally {
            new Rewrapping(database, oldOpensNew).rewrap();
        }
        assertThat(sealed()).allMatch(row -> before.isMine(row.bytes(), row.context()));
    }

    private MasterKey master(Path first, @Nullable Path second) {
        TokenServiceSettings here = new TokenServiceSettings(
                settings.publicBase(),
                settings.consentServiceBase(),
                settings.profile(),
                first,
                settings.adminKeyFile(),
                settings.internalClients(),
                settings.sandbox(),
                settings.consentReadTimeout(),
                settings.signingAlgorithm(),
                settings.accessTokenAlgorithm());
        return new MasterKey(
                here,
                new KeySettings(
                        Duration.ofDays(90),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(30),
                        second));
    }

    private record Sealed(byte[] bytes, String context) {}

    private List<Sealed> sealed() {
        return database.sql("""
            select sealed, 'signing-key:' || kid as context from signing_key
            union all select sealed, 'data-key:' || purpose || ':' || version from data_key\
            """)
                .query((row, n) -> new Sealed(row.getBytes("sealed"), row.getString("context")))
                .list();
    }
}
