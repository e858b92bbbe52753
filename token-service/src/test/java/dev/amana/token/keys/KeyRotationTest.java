package dev.amana.token.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.amana.token.keys.KeyRotation.ListedKey;
import dev.amana.token.support.TokenServiceTest;
import dev.amana.token.tokens.TokenMint;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeyRotationTest extends TokenServiceTest {

    @Autowired
    private KeyRotation rotation;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private KeySettings settings;

    @Autowired
    private JdbcClient database;

    /** The keys are shared with other tests, some of which rotate them too. */
    @BeforeEach
    @AfterEach
    void asBefore() {
        database.sql("delete from signing_key where sign_from > clock_timestamp()")
                .update();
        database.sql("update signing_key set sign_until = null, publish_until = null")
                .update();
        keys.reload();
    }

    private List<ListedKey> next() {
        return rotation.list().stream()
                .filter(key -> key.state().equals("NEXT"))
                .toList();
    }

    /** The lock is the database's: eight threads are no different from eight instances. */
    @Test
    void ofManyRotationsAtOnceOneIsDone() throws Exception {
        Callable<Integer> rotate = () -> {
            rotation.rotate();
            return next().size();
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(Collections.nCopies(8, rotate))) {
                assertThat(each.get()).isEqualTo(2);
            }
        }

        assertThat(next()).extracting(ListedKey::algorithm).containsExactlyInAnyOrder("PS256", "ES256");
    }

    @Test
    void newKeyIsPublishedLongBeforeItSigns() throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder().subject("x").build();
        String before = kid(keys.sign(JOSEObjectType.JWT, claims));

        rotation.rotate();

        assertThat(next()).hasSize(2).allSatisfy(key -> {
            assertThat(key.signFrom())
                    .isAfter(Instant.now().plus(settings.jwksCache().multipliedBy(2)));
            assertThat(keys.published().getKeyByKeyId(key.kid())).isNotNull();
        });
        assertThat(kid(keys.sign(JOSEObjectType.JWT, claims))).isEqualTo(before);
    }

    @Test
    void oldKeyStaysPublishedUntilItsLastTokenIsDead() {
        rotation.rotate();

        assertThat(database.sql("select extract(epoch from publish_until - sign_until) from signing_key"
                                + " where sign_until is not null")
                        .query(Long.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(seconds -> assertThat(seconds)
                        .isGreaterThanOrEqualTo(settings.longestToken().toSeconds()));
        assertThat(settings.longestToken()).isGreaterThanOrEqualTo(TokenMint.LONGEST);
    }

    @Test
    void keyThatIsYoungIsLeftAloneBySchedule() {
        rotation.rotateOld();

        assertThat(next()).isEmpty();
        database.sql("update signing_key set sign_from = sign_from - interval '91 days'")
                .update();
        rotation.rotateOld();
        assertThat(next()).hasSize(2);
    }

    private static String kid(String token) throws java.text.ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }
}
