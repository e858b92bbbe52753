package dev.amana.aisp.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeriodTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void twoPeriodsHaveTheLaterStartAndTheEarlierEndInCommon() {
        assertThat(period(MARCH, APRIL).and(period(APRIL, MAY))).isEqualTo(period(APRIL, APRIL));
        assertThat(period(APRIL, MAY).and(period(MARCH, APRIL))).isEqualTo(period(APRIL, APRIL));
    }

    @Test
    void anOpenPeriodChangesNothing() {
        assertThat(Period.UNBOUNDED.and(period(MARCH, APRIL))).isEqualTo(period(MARCH, APRIL));
        assertThat(period(MARCH, APRIL).and(Period.UNBOUNDED)).isEqualTo(period(MARCH, APRIL));
    }

    @Test
    void aPeriodIsEmptyWhenItEndsBeforeItStarts() {
        assertThat(period(APRIL, MARCH).isEmpty()).isTrue();
        assertThat(period(APRIL, APRIL).isEmpty()).isFalse();
        assertThat(Period.UNBOUNDED.isEmpty()).isFalse();
    }

    @Test
    void bothEndsBelongToThePeriod() {
        assertThat(period(MARCH, APRIL).contains(MARCH)).isTrue();
        assertThat(period(MARCH, APRIL).contains(APRIL)).isTrue();
        assertThat(period(MARCH, APRIL).contains(MARCH.minusMillis(1))).isFalse();
        assertThat(period(MARCH, APRIL).contains(APRIL.plusMillis(1))).isFalse();
        assertThat(Period.UNBOUNDED.contains(MARCH)).isTrue();
    }

    private static Period period(Instant from, Instant to) {
        return new Period(Optional.of(from), Optional.of(to));
    }
}
