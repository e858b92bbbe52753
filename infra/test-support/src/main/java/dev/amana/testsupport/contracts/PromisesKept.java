package dev.amana.testsupport.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every service with a folder {@code contract} proves of it: what others need, in their own words, is what its contract
 * promises, its examples show and its addresses take. A service's test implements this and says who those others are, so that
 * none is lost unnoticed.
 */
public interface PromisesKept {

    /** Its name, which is its folder's. */
    String service();

    /** Everybody who wrote down what they need of it. */
    Set<String> consumers();

    /** The topics that it sends records to. */
    Set<String> topics();

    @TestFactory
    default Stream<DynamicTest> whatAConsumerNeedsIsPromised() {
        return contract().expectations().stream()
                .map(expectation -> dynamicTest(
                        expectation.consumer() + ": " + expectation.name(),
                        () -> assertThat(expectation.unmet()).isEmpty()));
    }

    @Test
    default void theConsumersAreTheOnesKnown() {
        assertThat(contract().expectations().stream().map(Expectation::consumer).distinct())
                .containsExactlyInAnyOrderElementsOf(consumers());
    }

    @Test
    default void everyTopicWrittenToIsDocumented() {
        assertThat(contract().topicsSentTo()).containsExactlyInAnyOrderElementsOf(topics());
    }

    @Test
    default void theChangelogTellsTheVersionsThatTheContractsHave() {
        assertThat(contract().changelogErrors()).isEmpty();
    }

    @Test
    default void everyExampleInAnApiIsOfItsSchema() {
        contract()
                .apis()
                .forEach((file, api) -> assertThat(api.wrongExamples()).as(file).isEmpty());
    }

    private ContractFolder contract() {
        return ContractFolder.of(service());
    }
}
