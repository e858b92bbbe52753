package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.http.Call.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A customer's consents, as the pages list them. */
class ConsentsOfPsuTest {

    private final RunningService service = RunningService.shared();
    private final Consents consents = new Consents(service);
    private final String psu = "psu-" + UUID.randomUUID();

    @Test
    void everyConsentThatThePsuDecidedOnIsListedAsItStands() {
        String authorised = authorised();
        String rejected = consents.created();
        consents.reject(rejected, """
            {"attemptId":"%s","clientId":"tpp-one","psuId":"%s","reason":"PsuDeclined"}\
            """.formatted(UUID.randomUUID(), psu));
        String revoked = authorised();
        consents.revokeAsPsu(revoked, psu);
        consents.created();
        consents.authorised();

        Answer list = consents.ofPsu("psuId=" + psu);
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(ids(list)).containsExactly(revoked, rejected, authorised);
        assertThat(list.at("/consents/0/status")).isEqualTo("Revoked");
        assertThat(list.at("/consents/1/status")).isEqualTo("Rejected");
        assertThat(list.at("/consents/2/status")).isEqualTo("Authorised");
        assertThat(list.json().at("/consents/2").propertyNames())
                .containsExactly(
                        "consentId",
                        "sequence",
                        "authorisedDateTime",
                        "clientId",
                        "status",
                        "creationDateTime",
                        "statusUpdateDateTime",
                        "expirationDateTime",
                        "permissions",
                        "psuId",
                        "accountIds",
                        "lastAuthorisedSeq");
        assertThat(list.json().at("/consents/1").has("authorisedDateTime")).isFalse();
        assertThat(list.json().has("next")).isFalse();
    }

    @Test
    void whoRejectedWithoutSigningInIsNobody() {
        String id = consents.created();
        consents.reject(id, """
            {"attemptId":"%s","clientId":"tpp-one","reason":"PsuDeclined"}\
            """.formatted(UUID.randomUUID()));
        assertThat(consents.get(id).at("/Data/Status")).isEqualTo("Rejected");
        assertThat(ids(consents.ofPsu("psuId=" + psu))).isEmpty();
    }

    @Test
    void authorisedDateTimeIsThatOfTheLastAuthorisation() {
        String id = authorised();
        String first = consents.ofPsu("psuId=" + psu).at("/consents/0/authorisedDateTime");
        RunningService.CLOCK.ahead(
                java.time.Duration.ofMinutes(5), () -> consents.authorise(id, UUID.randomUUID(), psu));
        Answer list = consents.ofPsu("psuId=" + psu);
        assertThat(list.at("/consents/0/authorisedDateTime")).isGreaterThan(first);
        assertThat(list.at("/consents/0/statusUpdateDateTime")).isEqualTo(first);
    }

    @Test
    void expiredByTheClockIsListedAsExpired() {
        String id =
                consents.created("""
                    {"Data":{"Permissions":["ReadAccountsBasic"],"ExpirationDateTime":"%s"}}\
                    """.formatted(RunningService.CLOCK.instant().plusSeconds(3600)));
        consents.authorise(id, UUID.randomUUID(), psu);
        RunningService.CLOCK.ahead(
                java.time.Duration.ofHours(2),
                () -> assertThat(consents.ofPsu("psuId=" + psu).at("/consents/0/status"))
                        .isEqualTo("Expired"));
    }

    @Test
    void pagesFollowEachOtherAndLoseNothing() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(authorised());
        }
        Collections.reverse(all);
        List<String> seen = new ArrayList<>();
        String query = "psuId=" + psu + "&limit=3";
        Answer page = consents.ofPsu(query);
        seen.addAll(ids(page));
        authorised(); // a newer one moves no page
        while (page.json().has("next")) {
            page = consents.ofPsu(query + "&cursor=" + page.at("/next"));
            assertThat(ids(page).size()).isBetween(1, 3);
            seen.addAll(ids(page));
        }
        assertThat(seen).containsExactlyElementsOf(all);
    }

    @Test
    void whatIsAskedWronglyIsRefused() {
        for (String query : List.of(
                "",
                "psuId=",
                "psuId=a%20b",
                "psuId=p&limit=0",
                "psuId=p&limit=101",
                "psuId=p&limit=x",
                "psuId=p&cursor=x",
                "psuId=p&cursor=1763690400123.nonsense")) {
            Answer answer = consents.ofPsu(query);
            assertThat(answer.status()).as(query + " " + answer.text()).isEqualTo(400);
            assertThat(answer.header("content-type")).contains("application/json");
        }
    }

    @Test
    void onlyOtherServicesMayAsk() {
        String path = "/internal/consents?psuId=" + psu;
        assertThat(service.call("GET", path).send().status()).isEqualTo(401);
        assertThat(service.call("GET", path).token(Consents.tppOne()).send().status())
                .isEqualTo(401);
        assertThat(service.call("GET", path)
                        .token(RunningService.TOKENS.ofService("consents:decide"))
                        .send()
                        .status())
                .isEqualTo(403);
    }

    private String authorised() {
        String id = consents.created();
        Answer answer = consents.authorise(id, UUID.randomUUID(), psu);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return id;
    }

    private static List<String> ids(Answer list) {
        return StreamSupport.stream(list.json().get("consents").spliterator(), false)
                .map(consent -> consent.get("consentId").asString())
                .toList();
    }
}
