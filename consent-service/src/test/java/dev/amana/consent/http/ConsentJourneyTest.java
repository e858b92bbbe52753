package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.http.Call.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsentJourneyTest {

    /** Reference S2's request, byte for byte as printed there. */
    private static final String S2 = """
            {
            "Data": {
            "Permissions": [
            "ReadAccountsBasic",
            "ReadAccountsDetail",
            "ReadBalances",
            "ReadBeneficiariesBasic",
            "ReadBeneficiariesDetail",
            "ReadDirectDebits",
            "ReadOffers",
            "ReadPAN",
            "ReadParty",
            "ReadSupplementaryAccountInfo",
            "ReadFutureDatedPaymentsBasic",
            "ReadFutureDatedPaymentsDetail",
            "ReadStandingOrdersBasic",
            "ReadStandingOrdersDetail",
            "ReadStatementsBasic",
            "ReadStatementsDetail",
            "ReadTransactionsBasic",
            "ReadTransactionsCredits",
            "ReadTransactionsDebits",
            "ReadTransactionsDetail"
            ],
            "TransactionFromDateTime": "2021-05-22T07:05:34.327+03:00",
            "TransactionToDateTime": "2021-05-23T07:05:34.327+03:00"
            }
            }
            """;

    private final RunningService service = RunningService.shared();
    private final Consents consents = new Consents(service);

    @Test
    void theStandardsOwnRequestComesBackInItsOwnShape() {
        Instant before = RunningService.CLOCK.instant();
        Answer answer = service.call("POST", Call.CONSENTS)
                .token(Consents.tppOne())
                .header("x-idempotency-key", "ignored here")
                .json(S2)
                .send();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("content-type")).contains("application/json");
        assertThat(answer.header("x-fapi-interaction-id")).isPresent();
        String id = answer.at("/Data/ConsentId");
        String created = answer.at("/Data/CreationDateTime");
        assertThat(id).matches("[A-Za-z0-9_-]{22}");
        assertThat(created).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(Instant.parse(created)).isBetween(before, RunningService.CLOCK.instant());
        assertThat(answer.text())
                .isEqualTo(("{\"Data\":{\"ConsentId\":\"%1$s\",\"Status\":\"AwaitingAuthorisation\","
                                + "\"StatusUpdateDateTime\":\"%2$s\",\"CreationDateTime\":\"%2$s\",\"Permissions\":["
                                + "\"ReadAccountsBasic\",\"ReadAccountsDetail\",\"ReadBalances\","
                                + "\"ReadBeneficiariesBasic\",\"ReadBeneficiariesDetail\",\"ReadDirectDebits\","
                                + "\"ReadOffers\",\"ReadPAN\",\"ReadParty\",\"ReadSupplementaryAccountInfo\","
                                + "\"ReadFutureDatedPaymentsBasic\",\"ReadFutureDatedPaymentsDetail\","
                                + "\"ReadStandingOrdersBasic\",\"ReadStandingOrdersDetail\",\"ReadStatementsBasic\","
                                + "\"ReadStatementsDetail\",\"ReadTransactionsBasic\",\"ReadTransactionsCredits\","
                                + "\"ReadTransactionsDebits\",\"ReadTransactionsDetail\"],"
                                + "\"TransactionFromDateTime\":\"2021-05-22T04:05:34.327Z\","
                                + "\"TransactionToDateTime\":\"2021-05-23T04:05:34.327Z\"},"
                                + "\"Links\":{\"Self\":\"https://bank.example/authpage/consentId/%1$s\"},"
                                + "\"Meta\":{\"TotalPages\":1}}")
                        .formatted(id, created));
        assertThat(consents.get(id).text()).isEqualTo(answer.text());
    }

    @Test
    void anExpirationThatWasAskedForComesBack() {
        String expiration =
                RunningService.CLOCK.instant().plus(Duration.ofDays(30)).toString();
        String id = consents.created("""
                {"Data":{"Permissions":["ReadAccountsDetail","ReadAccountsDetail"],"ExpirationDateTime":"%s"},"Risk":{}}""".formatted(expiration));
        Answer answer = consents.get(id);
        assertThat(Instant.parse(answer.at("/Data/ExpirationDateTime"))).isEqualTo(Instant.parse(expiration));
        assertThat(answer.json().at("/Data/Permissions").toString()).isEqualTo("[\"ReadAccountsDetail\"]");
    }

    @Test
    void authorisedThenRevokedByPatch() {
        String id = consents.authorised();
        assertThat(consents.get(id).at("/Data/Status")).isEqualTo("Authorised");
        Answer revoked = consents.patch(id, Consents.REVOKED);
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.at("/Data/Status")).isEqualTo("Revoked");
        assertThat(revoked.json().at("/Data/StatusReason").isMissingNode()).isTrue();
        assertThat(consents.get(id).text()).isEqualTo(revoked.text());
        assertThat(consents.patch(id, Consents.REVOKED).text()).isEqualTo(revoked.text());
        assertThat(consents.delete(id).text()).isEqualTo(revoked.text());
        assertThat(service.events(id)).isEqualTo(3);
    }

    @Test
    void deletedWhileAwaiting() {
        String id = consents.created();
        assertThat(consents.delete(id).at("/Data/Status")).isEqualTo("Revoked");
        assertThat(consents.authorise(id, UUID.randomUUID(), "psu-1").at("/refusal"))
                .isEqualTo("ConsentRevoked");
    }

    @Test
    void aRejectedConsentCannotBeRevoked() {
        String id = consents.created();
        UUID attempt = UUID.randomUUID();
        assertThat(consents.reject(id, attempt).text())
                .isEqualTo("{\"consentId\":\"" + id + "\",\"status\":\"Rejected\"}");
        assertThat(consents.reject(id, attempt).status()).isEqualTo(200);
        assertThat(consents.get(id).at("/Data/Status")).isEqualTo("Rejected");
        Answer refused = consents.delete(id);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/Errors/0/ErrorCode")).isEqualTo("BH.OBF.Resource.InvalidConsentStatus");
        assertThat(service.events(id)).isEqualTo(2);
    }

    @Test
    void oneMillisecondPastItsExpiryAConsentIsShownRevoked() {
        Instant expiry = RunningService.CLOCK.instant().plus(Duration.ofMinutes(50));
        String id = consents.created("""
                {"Data":{"Permissions":["ReadAccountsBasic"],"ExpirationDateTime":"%s"}}""".formatted(expiry));
        consents.authorise(id, UUID.randomUUID(), "psu-1");
        RunningService.CLOCK.ahead(Duration.ofMinutes(50).plusMillis(1), () -> {
            for (Answer answer :
                    new Answer[] {consents.get(id), consents.delete(id), consents.patch(id, Consents.REVOKED)}) {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.at("/Data/Status")).isEqualTo("Revoked");
                assertThat(Instant.parse(answer.at("/Data/StatusUpdateDateTime")))
                        .isEqualTo(expiry);
                assertThat(answer.json().at("/Data/StatusReason").toString())
                        .isEqualTo("[{\"StatusReasonCode\":\"EXPD\","
                                + "\"StatusReasonDescription\":\"The consent has expired\"}]");
            }
            assertThat(consents.internal(id).at("/status")).isEqualTo("Expired");
            assertThat(consents.authorise(id, UUID.randomUUID(), "psu-1").at("/refusal"))
                    .isEqualTo("ConsentExpired");
        });
        assertThat(service.events(id)).isEqualTo(2);
    }
}
