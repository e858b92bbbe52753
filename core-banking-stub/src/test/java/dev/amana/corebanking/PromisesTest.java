package dev.amana.corebanking;

import dev.amana.testsupport.contracts.PromisesKept;
import java.util.Set;

/** What others need of this service, in their own words, is what its contract promises and its examples show. */
class PromisesTest implements PromisesKept {

    @Override
    public String service() {
        return "core-banking-stub";
    }

    @Override
    public Set<String> consumers() {
        return Set.of("aisp-service", "conformance", "sandbox-client", "token-service");
    }

    @Override
    public Set<String> topics() {
        return Set.of("core-banking.identity-replies.v1", "core-banking.replies.v1");
    }
}
