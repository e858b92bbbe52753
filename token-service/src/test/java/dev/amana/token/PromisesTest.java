package dev.amana.token;

import dev.amana.testsupport.contracts.PromisesKept;
import java.util.Set;

/** What others need of this service, in their own words, is what its contract promises and its examples show. */
class PromisesTest implements PromisesKept {

    @Override
    public String service() {
        return "token-service";
    }

    @Override
    public Set<String> consumers() {
        return Set.of("aisp-service", "conformance", "consent-service", "core-banking-stub", "sandbox-client");
    }

    @Override
    public Set<String> topics() {
        return Set.of("core-banking.identity-requests.v1", "core-banking.sms.v1", "token-revocations.v1");
    }
}
