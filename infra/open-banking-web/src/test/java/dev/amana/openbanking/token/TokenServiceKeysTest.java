package dev.amana.openbanking.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import dev.amana.instances.Instances;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenServiceKeysTest {

    private final TestTokenService tokenService = new TestTokenService();
    private Instant now = Instant.parse("2026-11-21T02:00:00Z");
    private final TokenServiceKeys keys =
            new TokenServiceKeys(instances(tokenService), TokenServiceAddress.JWKS, () -> now);

    @AfterEach
    void stop() {
        tokenService.close();
    }

    private static Instances instances(TestTokenService tokenService) {
        return new Instances("token-service", List.of(tokenService.base()));
    }

    private List<JWK> find(String kid) throws KeySourceException {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(kid).build()), null);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void keysAreFetchedWhenFirstNeededAndThenKept() throws KeySourceException {
        assertThat(tokenService.fetches).hasValue(0);
        assertThat(find("rsa")).hasSize(1);
        pass(Duration.ofMinutes(4));
        assertThat(find("ec")).hasSize(1);
        assertThat(tokenService.fetches).hasValue(1);
    }

    @Test
    void newKeyIsFoundAtOnce() throws KeySourceException {
        assertThat(find("rsa")).hasSize(1);
        tokenService.publish(TestTokenService.ec("new"));
        pass(Duration.ofSeconds(6));
        assertThat(find("new")).hasSize(1);
    }

    @Test
    void unknownKeyIdsCostOneFetchIn5Seconds() throws KeySourceException {
        assertThat(find("rsa")).hasSize(1);
        pass(Duration.ofSeconds(6));
        for (int i = 0; i < 100; i++) {
            assertThat(find("made-up-" + i)).isEmpty();
        }
        assertThat(tokenService.fetches).hasValue(2);
    }

    @Test
    void agedKeysAreRenewedInTheBackground() throws KeySourceException {
        assertThat(find("rsa")).hasSize(1);
        pass(Duration.ofMinutes(6));
        assertThat(find("rsa")).hasSize(1);
        await().untilAtomic(tokenService.fetches, org.hamcrest.Matchers.is(2));
    }

    @Test
    void knownKeysOutliveTokenServiceForAnHour() throws KeySourceException {
        assertThat(find("rsa")).hasSize(1);
        tokenService.close();
        pass(Duration.ofMinutes(59));
        assertThat(find("rsa")).hasSize(1);
        assertThat(find("unknown")).isEmpty();
        pass(Duration.ofMinutes(2));
        assertThatThrownBy(() -> find("rsa")).isInstanceOf(KeySourceException.class);
    }

    @Test
    void keysThatRestedForADayAreFetchedBeforeTheyAreUsed() throws KeySourceException {
        assertThat(find("rsa")).hasSize(1);
        pass(Duration.ofDays(1));
        assertThat(find("rsa")).hasSize(1);
        assertThat(tokenService.fetches).hasValue(2);
    }

    @Test
    void withoutKeysNothingCanBeSaidUntilTokenServiceAnswers() throws KeySourceException {
        tokenService.failing(true);
        assertThatThrownBy(() -> find("rsa")).isInstanceOf(KeySourceException.class);
        assertThatThrownBy(() -> find("rsa")).isInstanceOf(KeySourceException.class);
        assertThat(tokenService.fetches).hasValue(1);
        tokenService.failing(false);
        pass(Duration.ofSeconds(2));
        assertThat(find("rsa")).hasSize(1);
    }
}
