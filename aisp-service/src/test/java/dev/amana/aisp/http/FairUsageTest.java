package dev.amana.aisp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.aisp.bank.TestConsent;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of fair usage, over HTTP. */
class FairUsageTest extends AispTest {

    @Test
    void anApplicationBeyondItsCallsIsToldWhenToComeBack() {
        var consent = published(TestConsent.authorised().ofClient(HASTY));
        var token = token(consent, claims -> claims.claim("client_id", HASTY));
        for (var call = 0; call < HASTY_CALLS; call++) {
            get("/accounts", token).is(200);
        }
        var asked = coreBanking.requests.size();
        var answer = get("/balances", token).is(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 86_400);
        assertThat(answer.json().path("Code").asString()).isEqualTo("429 TooManyRequests");
        assertThat(coreBanking.requests).hasSize(asked);
        get("/accounts", token(published(TestConsent.authorised()))).is(200);
    }

    @Test
    void withoutTheCustomerAConsentHasItsCallsADay() {
        var token = tokenOfPatient();
        for (var call = 0; call < PATIENT_UNATTENDED; call++) {
            get("/accounts", token).is(200);
        }
        get("/accounts", token).is(429);
        attended("/accounts", token, "192.0.2.7").is(200);
        attended("/balances", token, "2001:db8::7").is(200);
        get("/accounts", tokenOfPatient()).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "customer.example", "192.0.2", "192.0.2.300", "1"})
    void whatIsNoAddressSaysNothing(String address) {
        var token = tokenOfPatient();
        for (var call = 0; call < PATIENT_UNATTENDED; call++) {
            attended("/accounts", token, address).is(200);
        }
        attended("/accounts", token, address).is(429);
    }

    @Test
    void aRefusedCallCostsTheConsentNothing() {
        var consent = published(TestConsent.authorised().ofClient(PATIENT).withPermissions("ReadAccountsBasic"));
        var token = token(consent, claims -> claims.claim("client_id", PATIENT));
        for (var call = 0; call <= PATIENT_UNATTENDED; call++) {
            get("/balances", token).is(403);
        }
        get("/accounts", token).is(200);
    }

    private String tokenOfPatient() {
        var consent = published(TestConsent.authorised().ofClient(PATIENT));
        return token(consent, claims -> claims.claim("client_id", PATIENT));
    }

    private Answer attended(String path, String token, String address) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("x-fapi-interaction-id", UUID.randomUUID().toString())
                .header("x-fapi-customer-ip-address", address));
    }
}
