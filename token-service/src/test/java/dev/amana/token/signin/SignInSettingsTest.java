package dev.amana.token.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignInSettingsTest {

    private final SignInSettings settings = new SignInSettings(
            Duration.ofMinutes(15),
            50,
            5,
            Duration.ofMillis(250),
            Duration.ofSeconds(3),
            Duration.ofMillis(250),
            Set.of("127.0.0.1"));

    @Test
    void everyWrongTryBeyondTheFifthMakesTheNextAnswerSlower() {
        assertThat(settings.answerAfter(0)).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.answerAfter(5)).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.answerAfter(6)).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.answerAfter(9)).isEqualTo(Duration.ofMillis(1_250));
    }

    @Test
    void slownessHasABoundSoThatNobodyIsLockedOut() {
        assertThat(settings.answerAfter(1_000_000)).isEqualTo(Duration.ofMillis(3_250));
    }
}
