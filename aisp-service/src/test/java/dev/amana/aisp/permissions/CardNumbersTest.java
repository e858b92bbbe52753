package dev.amana.aisp.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "5555667777884444, 555566******4444",
        "5555 6677 7788 4444, 5555 66** **** 4444",
        "5555-6677-7788-4444, 5555-66**-****-4444",
        "378282246310005, 378282*****0005",
        "555566******4444, 555566******4444",
        "123456789012, ********9012",
        "12345, *2345",
        "1234, ****",
    })
    void aMaskedNumberShowsAtMostTheFirstSixAndTheLastFour(String number, String masked) {
        assertThat(CardNumbers.mask(number)).isEqualTo(masked);
    }

    @Test
    void onlyReadPanUncoversCardNumbers() {
        assertThat(CardNumbers.wholeFor(EnumSet.of(Permission.READ_PAN))).isTrue();
        assertThat(CardNumbers.wholeFor(EnumSet.complementOf(EnumSet.of(Permission.READ_PAN))))
                .isFalse();
    }
}
