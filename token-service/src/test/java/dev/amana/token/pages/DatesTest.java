package dev.amana.token.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

    private final Dates dates =
            new Dates(new PageSettings("Bank", Map.of(), ZoneId.of("Asia/Bahrain"), Duration.ofMinutes(5)));

    @Test
    void momentIsShownAsItIsInBahrain() {
        Instant lastMoment = Instant.parse("2026-12-31T21:30:00Z");
        assertThat(dates.date(lastMoment, Locale.ENGLISH)).isEqualTo("1 January 2027");
        assertThat(dates.time(lastMoment, Locale.ENGLISH)).isEqualTo("00:30");
        assertThat(dates.date(lastMoment, Language.ARABIC.locale())).isEqualTo("1 يناير 2027");
        assertThat(dates.timeWithSeconds(lastMoment, Language.ARABIC.locale())).isEqualTo("00:30:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T02:00:00Z, duration.hours, ",
        "2026-11-22T02:00:00Z, duration.days, 1",
        "2026-12-21T02:00:00Z, duration.days, 30",
        "2027-02-21T02:00:00Z, duration.months, 3",
        "2027-02-19T02:00:00Z, duration.about-months, 3",
        "2027-02-23T02:00:00Z, duration.about-months, 3",
        "2027-11-21T02:00:00Z, duration.months, 12"
    })
    void lengthOfAccessIsSaidInWords(Instant until, String key, Long number) {
        Message words = dates.duration(Instant.parse("2026-11-21T01:00:00Z"), until);
        assertThat(words.key()).isEqualTo(key);
        assertThat(words.arguments()).isEqualTo(number == null ? java.util.List.of() : java.util.List.of(number));
    }
}
