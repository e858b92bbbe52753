package dev.amana.consent.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.Permission;
import dev.amana.consent.consents.Permissions;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.Refusal;
import dev.amana.consent.consents.Status;
import dev.amana.consent.consents.Terms;
import dev.amana.consent.consents.TransactionPeriod;
import dev.amana.consent.http.Contract;
import dev.amana.consent.status.ConsentStatus;
import dev.amana.consent.status.ConsentStatuses.Reading;
import dev.amana.consent.status.PageCursor;
import dev.amana.consent.status.PsuConsents;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the bank's other services build upon: each example is what is answered, and keeps the contract. */
class GoldenAnswersTest {

    private static final String CONTRACT = "internal-api.openapi.yaml";
    private static final String EXAMPLES = "internal-api.examples";
    private static final JsonMapper JSON = new JsonMapper();

    private static final ConsentId ID = new ConsentId("glBChqDKSK2SkOUS3n1pOQ");
    private static final Instant CREATED = Instant.parse("2026-11-21T02:00:00.123Z");
    private static final Instant AUTHORISED = Instant.parse("2026-11-21T02:01:00.456Z");
    private static final Instant USED = Instant.parse("2026-11-22T07:00:00.789Z");
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2027-11-21T02:00:00.123Z");
    private static final PsuId PSU = new PsuId("psu-5dN0pQ");
    private static final Terms TERMS = new Terms(
            ID,
            new ClientId("tpp-one"),
            CREATED,
            new Permissions(List.of(Permission.READ_ACCOUNTS_BASIC, Permission.READ_BALANCES)),
            EXPIRES,
            false,
            new TransactionPeriod(
                    Optional.of(Instant.parse("2021-05-22T04:05:34.327Z")),
                    Optional.of(Instant.parse("2021-05-23T04:05:34.327Z"))));
    private static final ConsentStatus AWAITING = new ConsentStatus(
            TERMS,
            0,
            Status.AWAITING_AUTHORISATION,
            CREATED,
            Optional.empty(),
            List.of(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty());
    private static final ConsentStatus STANDING = new ConsentStatus(
            TERMS,
            1,
            Status.AUTHORISED,
            AUTHORISED,
            Optional.of(PSU),
            List.of(new AccountId("Zz83yzNPQv6u5aWQbCwQWQ")),
            OptionalLong.of(1),
            Optional.of(AUTHORISED),
            Optional.of(PSU));

    private static Map<String, Object> answers() {
        var answers = new TreeMap<String, Object>(Map.of(
                "Consent.awaiting",
                InternalConsent.of(new Reading(AWAITING, NOW), NOW),
                "Consent.authorised",
                InternalConsent.of(new Reading(STANDING, NOW), NOW),
                "Authorisation",
                new AuthorisationAnswer(ID.value(), 1, 1, EXPIRES),
                "Rejection",
                new RejectionAnswer(ID.value(), Status.REJECTED.code()),
                "Revocation",
                new RevocationAnswer(ID.value(), Status.REVOKED.code(), NOW),
                "ConsentsOfPsu",
                PsuConsentList.of(
                        new PsuConsents.Page(List.of(STANDING), Optional.of(new PageCursor(CREATED, ID))),
                        Map.of(ID, USED),
                        NOW)));
        for (Refusal refusal : List.of(
                new Refusal.UnknownConsent(),
                new Refusal.AnotherClient(),
                new Refusal.AnotherPsu(),
                new Refusal.AlreadyRejected(),
                new Refusal.AlreadyRevoked(),
                new Refusal.AlreadyExpired(),
                new Refusal.AttemptReused(),
                new Refusal.NoAccounts())) {
            var body = Objects.requireNonNull(
                    new Refusals().refused(new RefusedException(refusal)).getBody());
            answers.put("Refusal." + body.refusal(), body);
        }
        return answers;
    }

    @Test
    void everyAnswerIsGivenAsItsExampleSays() {
        assertThat(Contract.files(EXAMPLES).stream().map(Path::getFileName).map(Path::toString))
                .containsExactlyInAnyOrderElementsOf(
                        answers().keySet().stream().map(name -> name + ".json").toList());
        answers()
                .forEach((name, answer) -> assertThat(JSON.writeValueAsString(answer))
                        .as(name)
                        .isEqualTo(
                                Contract.read(EXAMPLES + "/" + name + ".json").strip()));
    }

    @Test
    void everyExampleKeepsTheContract() {
        answers().keySet().forEach(name -> {
            JsonNode example = JSON.readTree(Contract.read(EXAMPLES + "/" + name + ".json"));
            assertThat(Contract.errors(CONTRACT, name.split("\\.")[0], example))
                    .as(name)
                    .isEmpty();
        });
    }
}
