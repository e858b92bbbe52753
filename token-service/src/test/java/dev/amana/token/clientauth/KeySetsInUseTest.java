package dev.amana.token.clientauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSVerifier;
import dev.amana.token.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** When a TPP's published keys are asked for, and how long they are good. */
class KeySetsInUseTest extends PublishedKeysTest {

    @Test
    void aSetIsFetchedOnceAndGoodForFiveMinutes() {
        assertThat(candidates(FIRST)).hasSize(1);
        clock.advance(Duration.ofMinutes(4));
        assertThat(candidates(FIRST)).hasSize(1);
        assertThat(asked).hasValue(1);

        clock.advance(Duration.ofMinutes(2));
        assertThat(candidates(FIRST)).hasSize(1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void anUnknownKidFindsARotatedKey() {
        candidates(FIRST);
        handler = publishing(SECOND);
        clock.advance(Duration.ofSeconds(11));

        assertThat(candidates(SECOND)).hasSize(1);
        assertThat(candidates(FIRST)).isEmpty();
    }

    @Test
    void unknownKidsMakeNoFlood() throws Exception {
        candidates(FIRST);
        clock.advance(Duration.ofSeconds(11));
        List<Callable<List<JWSVerifier>>> guesses = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            String kid = "guess-" + n;
            guesses.add(() -> candidates(Profile.SANDBOX, kid));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var guess : threads.invokeAll(guesses)) {
                assertThat(guess.get()).isEmpty();
            }
        }
        assertThat(asked).hasValue(2);
        assertThat(candidates(FIRST)).hasSize(1);
    }

    @Test
    void aServerThatIsDownIsNotAskedAtEveryRequest() {
        handler = exchange -> answer(exchange, 500, "");
        for (int n = 0; n < 5; n++) {
            assertUnusable();
        }
        assertThat(asked).hasValue(1);
        clock.advance(Duration.ofSeconds(11));
        handler = publishing(FIRST);
        assertThat(candidates(FIRST)).hasSize(1);
    }

    @Test
    void anOutageLeavesAGoodSetInUse() {
        candidates(FIRST);
        handler = exchange -> answer(exchange, 500, "");
        clock.advance(Duration.ofSeconds(11));

        assertThat(candidates(SECOND)).isEmpty();
        assertThat(candidates(FIRST)).hasSize(1);
    }
}
