package dev.amana.consent.consents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConsentIdTest {

    @Test
    void theSampleIdsOfTheStandardAreIds() {
        assertThat(ConsentId.parse("glBChqDKSK2SkOUS3n1pOQ")).contains(new ConsentId("glBChqDKSK2SkOUS3n1pOQ"));
        assertThat(ConsentId.parse("PTmhIm9kTjq1LK49u8PI-A")).isPresent();
    }

    @Test
    void sixteenBytesAreTwentyTwoCharacters() {
        assertThat(ConsentId.of(new byte[16]).value()).isEqualTo("A".repeat(22));
        assertThatThrownBy(() -> ConsentId.of(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingElseIsAnId() {
        for (String text : new String[] {
            "",
            "abc",
            "glBChqDKSK2SkOUS3n1pO",
            "glBChqDKSK2SkOUS3n1pOQQ",
            "glBChqDKSK2SkOUS3n1pOR",
            "glBChqDKSK2SkOUS3n1p+Q"
        }) {
            assertThat(ConsentId.parse(text)).as(text).isEmpty();
        }
    }
}
