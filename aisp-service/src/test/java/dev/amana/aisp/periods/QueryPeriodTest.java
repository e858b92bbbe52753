package dev.amana.aisp.periods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.openbanking.ApiDateTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2021-05-22T07:05:34, 2021-05-22T07:05:34Z",
        "2021-05-22T07:05:34Z, 2021-05-22T07:05:34Z",
        "2021-05-22T07:05:34+03:00, 2021-05-22T07:05:34Z",
        "2021-05-22T07:05:34 03:00, 2021-05-22T07:05:34Z",
        "2021-05-22T07:05:34.327+0300, 2021-05-22T07:05:34.327Z",
        "2021-05-22T07:05, 2021-05-22T07:05:00Z",
        "20210522T070534Z, 2021-05-22T07:05:34Z",
        "2021-05-22, 2021-05-22T00:00:00Z",
        "2021-W20-6, 2021-05-22T00:00:00Z",
        "2021-142, 2021-05-22T00:00:00Z",
    })
    void aDateIsTakenInAnyFormAndItsZoneIgnored(String given, Instant start) {
        assertThat(QueryPeriod.start(given)).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-05-22, 2021-05-22T23:59:59.999999999Z",
        "2021-W20-6, 2021-05-22T23:59:59.999999999Z",
        "2021-05-22T07:05:34, 2021-05-22T07:05:34Z",
        "2021-05-22T00:00:00, 2021-05-22T00:00:00Z",
    })
    void aDateAloneEndsWithItsDay(String given, Instant end) {
        assertThat(QueryPeriod.end(given)).isEqualTo(end);
    }

    @Test
    void aBookingTimeIsReadAsCoreBankingWritesIt() {
        assertThat(QueryPeriod.said(ApiDateTime.format(Instant.parse("2018-12-10T13:50:00Z"))))
                .contains(Instant.parse("2018-12-10T13:50:00Z"));
        assertThat(QueryPeriod.said("yesterday")).isEmpty();
    }
}
