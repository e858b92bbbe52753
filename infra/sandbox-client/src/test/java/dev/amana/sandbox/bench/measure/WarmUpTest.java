package dev.amana.sandbox.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private final WarmUp warmUp = new WarmUp(Duration.ofSeconds(30));

    @Test
    void goesOnWhileRoundsBecomeCheaper() {
        for (int round = 0; round < 40; round++) {
            warmUp.cost(Duration.ofMillis(2_000 - 20 * round));
            assertThat(warmUp.isOver(Duration.ofSeconds(31))).isFalse();
        }
    }

    @Test
    void isOverWhenRoundsCostWhatThoseBeforeThemDid() {
        rounds(15);
        assertThat(warmUp.isOver(Duration.ofSeconds(31))).isFalse();
        rounds(1);
        assertThat(warmUp.isOver(Duration.ofSeconds(31))).isTrue();
    }

    @Test
    void lastsAsLongAsIsAskedForHoweverSettled() {
        rounds(100);
        assertThat(warmUp.isOver(Duration.ofSeconds(29))).isFalse();
        assertThat(warmUp.isOver(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void endsOnAMachineOnWhichNothingSettles() {
        warmUp.cost(Duration.ofSeconds(9));
        assertThat(warmUp.isOver(Duration.ofSeconds(179))).isFalse();
        assertThat(warmUp.isOver(Duration.ofSeconds(180))).isTrue();
    }

    @Test
    void isNoneWhenNoneIsAskedFor() {
        assertThat(new WarmUp(Duration.ZERO).isOver(Duration.ofMillis(1))).isTrue();
    }

    private void rounds(int count) {
        for (int round = 0; round < count; round++) {
            warmUp.cost(Duration.ofSeconds(1));
        }
    }
}
