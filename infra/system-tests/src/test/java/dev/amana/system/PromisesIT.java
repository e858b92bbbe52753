package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.sandbox.bench.ReadYourWrites;
import dev.amana.sandbox.bench.RevokeToRefuse;
import dev.amana.sandbox.journey.Journey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the README promises, in small; {@code ./amana bench} measures it in large. */
class PromisesIT {

    private static final Duration STALENESS_BOUND = Duration.ofSeconds(2);

    @Test
    void journeyGoesAsItShould() {
        Journey.walk(RunningStack.sandbox(), System.out);
    }

    @Test
    void everyReadShowsTheWriteBeforeIt() {
        assertThat(ReadYourWrites.run(RunningStack.sandbox(), 200, 200, 4, System.out))
                .isZero();
    }

    @Test
    void revokedConsentIsRefusedWithinTheBound() {
        assertThat(RevokeToRefuse.run(RunningStack.sandbox(), 40, 4, STALENESS_BOUND, System.out))
                .isZero();
    }
}
