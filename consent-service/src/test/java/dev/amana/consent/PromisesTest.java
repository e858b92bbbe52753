package dev.amana.consent;

import dev.amana.testsupport.contracts.PromisesKept;
import java.util.Set;

/** What others need of this service, in their own words, is what its contract promises and its examples show. */
class PromisesTest implements PromisesKept {

    @Override
    public String service() {
        return "consent-service";
    }

    @Override
    public Set<String> consumers() {
        return Set.of("aisp-service", "sandbox-client", "token-service");
    }

    @Override
    public Set<String> topics() {
        return Set.of("consents.v1");
    }
}
