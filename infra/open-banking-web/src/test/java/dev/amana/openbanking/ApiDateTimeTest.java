package dev.amana.openbanking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiDateTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2021-05-22T07:05:34.327+03:00, 2021-05-22T04:05:34.327Z",
        "2021-05-22T07:05:34.327+0300, 2021-05-22T04:05:34.327Z",
        "2021-05-22T07:05:34+03, 2021-05-22T04:05:34.000Z",
        "2021-05-22T07:05+03:00, 2021-05-22T04:05:00.000Z",
        "2021-05-22T07:05Z, 2021-05-22T07:05:00.000Z",
        "2021-05-22t07:05:00z, 2021-05-22T07:05:00.000Z",
        "20210522T070534Z, 2021-05-22T07:05:34.000Z",
        "20210522T070534+0300, 2021-05-22T04:05:34.000Z",
        "2018-12-10T13:50:00+0000, 2018-12-10T13:50:00.000Z",
        "2021-05-22T07:05:34.123456789-11:30, 2021-05-22T18:35:34.123Z",
        "'2021-05-22T07:05:34,5Z', 2021-05-22T07:05:34.500Z",
        "2021-142T07:05:34Z, 2021-05-22T07:05:34.000Z",
        "2021-W20-6T07:05:34Z, 2021-05-22T07:05:34.000Z",
    })
    void anyOffsetFormIsTaken(String text, String utc) {
        assertThat(ApiDateTime.parse(text)).hasToString(utc);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2021-05-22",
                "2021-05-22T07:05:34",
                "2021-02-30T07:05:34Z",
                "2021-05-22T25:05:34Z",
                "2021-05-22T07:05:34Z ",
                "2021-05-22T07:05:34+03:00[Europe/Moscow]",
                "2021-05-22 07:05:34Z",
                "+10000-05-22T07:05:34Z",
                "0000-05-22T07:05:34Z",
                "0001-01-01T00:00:00+14:00",
                "9999-12-31T23:59:59-14:00",
                "2021-05-22T07:05:34.0000000000000000000000000000000000000000000Z",
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> ApiDateTime.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-05-22, 2021-05-22T00:00",
        "2021-05-22T07:05:34, 2021-05-22T07:05:34",
        "2021-05-22T07:05:34+03:00, 2021-05-22T07:05:34",
        "2021-05-22T07:05:34 03:00, 2021-05-22T07:05:34",
        "2021-05-22T07:05:34Z, 2021-05-22T07:05:34",
        "20210522, 2021-05-22T00:00",
    })
    void queryDateLosesItsZone(String text, String local) {
        assertThat(ApiDateTime.parseIgnoringZone(text)).hasToString(local);
    }

    @Test
    void timeAfterASpaceIsNotTakenForAnOffset() {
        assertThatThrownBy(() -> ApiDateTime.parseIgnoringZone("2021-05-22 07:05"))
                .isInstanceOf(DateTimeException.class);
    }
}
