package dev.amana.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.testsupport.contracts.ContractFolder;
import dev.amana.testsupport.contracts.Expectation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others need of this service, in their own words, is what its contract promises and its examples show. */
class PromisesTest {

    private static final ContractFolder CONTRACT = ContractFolder.of("consent-service");

    static Stream<Expectation> expectations() {
        return CONTRACT.expectations().stream();
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void whatAConsumerNeedsIsPromised(Expectation expectation) {
        assertThat(expectation.unmet()).isEmpty();
    }

    @Test
    void theConsumersAreTheOnesKnown() {
        assertThat(expectations().map(Expectation::consumer).distinct())
                .containsExactlyInAnyOrder("aisp-service", "token-service");
    }

    @Test
    void everyTopicWrittenToIsDocumented() {
        assertThat(CONTRACT.topicsSentTo()).containsExactlyInAnyOrder("consents.v1");
    }

    @Test
    void theChangelogTellsTheVersionsThatTheContractsHave() {
        assertThat(CONTRACT.changelogErrors()).isEmpty();
    }
}
