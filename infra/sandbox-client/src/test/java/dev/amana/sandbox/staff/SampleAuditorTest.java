package dev.amana.sandbox.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleAuditorTest {

    /** RFC 6238 appendix B, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1234567890,005924", "20000000000,353130"})
    void codesAreThoseOfTheStandard(long second, String code) {
        var auditor = new SampleAuditor("a", "b", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(auditor.code(Instant.ofEpochSecond(second))).isEqualTo(code);
    }
}
