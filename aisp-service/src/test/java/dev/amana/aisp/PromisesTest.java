package dev.amana.aisp;

import dev.amana.testsupport.contracts.PromisesKept;
import java.util.Set;

/** What others need of this service, in their own words, is what its contract promises and its examples show. */
class PromisesTest implements PromisesKept {

    @Override
    public String service() {
        return "aisp-service";
    }

    @Override
    public Set<String> consumers() {
        return Set.of("consent-service", "core-banking-stub", "sandbox-client");
    }

    @Override
    public Set<String> topics() {
        return Set.of("access-decisions.v1", "core-banking.requests.v1");
    }
}
