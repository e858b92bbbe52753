package dev.amana.consent.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.AttemptId;
import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.Permission;
import dev.amana.consent.consents.Permissions;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.RevokedBy;
import dev.amana.consent.consents.Status;
import dev.amana.consent.consents.Terms;
import dev.amana.consent.consents.TransactionPeriod;
import dev.amana.consent.http.Contract;
import dev.amana.consent.status.ConsentStatus;
import dev.amana.consent.status.StatusChange;
import dev.amana.feed.FeedJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What readers of {@code consents.v1} build upon: each example is exactly what is sent, and keeps the schema. */
class GoldenRecordsTest {

    private static final ConsentId ID = new ConsentId("glBChqDKSK2SkOUS3n1pOQ");
    private static final Instant CREATED = Instant.parse("2026-11-21T02:00:00.123Z");
    private static final Instant AUTHORISED = Instant.parse("2026-11-21T02:01:00.456Z");
    private static final Instant REVOKED = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant NOTICED = Instant.parse("2027-10-22T02:00:00.624Z");
    private static final PsuId PSU = new PsuId("psu-5dN0pQ");
    private static final List<AccountId> ACCOUNTS = List.of(new AccountId("Zz83yzNPQv6u5aWQbCwQWQ"));
    private static final TransactionPeriod PERIOD = new TransactionPeriod(
            Optional.of(Instant.parse("2021-05-22T04:05:34.327Z")),
            Optional.of(Instant.parse("2021-05-23T04:05:34.327Z")));
    private static final Terms TERMS = new Terms(
            ID,
            new ClientId("tpp-one"),
            CREATED,
            new Permissions(List.of(Permission.READ_ACCOUNTS_BASIC, Permission.READ_BALANCES)),
            Instant.parse("2027-11-21T02:00:00.123Z"),
            false,
            PERIOD);

    private static final Map<String, StatusChange> CHANGES = Map.of(
            "created.json",
            new StatusChange(
                    new ConsentEvent.ConsentCreated(
                            ID,
                            CREATED,
                            TERMS.clientId(),
                            TERMS.permissions().list(),
                            TERMS.expiresAt(),
                            false,
                            PERIOD.from(),
                            PERIOD.to()),
                    "ConsentCreated",
                    "0d9a9a5c-2f6f-4c39-8b93-5a4f4a1b7c01",
                    new ConsentStatus(
                            TERMS,
                            0,
                            Status.AWAITING_AUTHORISATION,
                            CREATED,
                            Optional.empty(),
                            List.of(),
                            OptionalLong.empty(),
                            Optional.empty(),
                            Optional.empty())),
            "authorised.json",
            new StatusChange(
                    new ConsentEvent.ConsentAuthorised(ID, AUTHORISED, new AttemptId(new UUID(1, 1)), PSU, ACCOUNTS),
                    "ConsentAuthorised",
                    "0d9a9a5c-2f6f-4c39-8b93-5a4f4a1b7c02",
                    new ConsentStatus(
                            TERMS,
                            1,
                            Status.AUTHORISED,
                            AUTHORISED,
                            Optional.of(PSU),
                            ACCOUNTS,
                            OptionalLong.of(1),
                            Optional.of(AUTHORISED),
                            Optional.of(PSU))),
            "revoked.json",
            new StatusChange(
                    new ConsentEvent.ConsentRevoked(ID, REVOKED, new RevokedBy.Tpp()),
                    "ConsentRevoked",
                    "0d9a9a5c-2f6f-4c39-8b93-5a4f4a1b7c03",
                    new ConsentStatus(
                            TERMS,
                            2,
                            Status.REVOKED,
                            REVOKED,
                            Optional.of(PSU),
                            ACCOUNTS,
                            OptionalLong.of(1),
                            Optional.of(AUTHORISED),
                            Optional.of(PSU))),
            "expiry-noticed.json",
            new StatusChange(
                    new ConsentEvent.ConsentExpiryNoticed(ID, NOTICED, 30),
                    "ConsentExpiryNoticed",
                    "0d9a9a5c-2f6f-4c39-8b93-5a4f4a1b7c04",
                    new ConsentStatus(
                            TERMS,
                            2,
                            Status.AUTHORISED,
                            AUTHORISED,
                            Optional.of(PSU),
                            ACCOUNTS,
                            OptionalLong.of(1),
                            Optional.of(AUTHORISED),
                            Optional.of(PSU))));

    @Test
    void everyRecordIsSentExactlyAsItsExampleSays() {
        assertThat(Contract.files("consents.v1.examples").stream()
                        .map(Path::getFileName)
                        .map(Path::toString))
                .containsExactlyInAnyOrderElementsOf(CHANGES.keySet());
        CHANGES.forEach((file, change) -> assertThat(FeedJson.MAPPER.writeValueAsString(ConsentRecord.of(change)))
                .as(file)
                .isEqualTo(Contract.read("consents.v1.examples/" + file).strip()));
    }

    @Test
    void everyExampleKeepsTheSchemaAndTheSchemaRefusesOthers() {
        JsonMapper json = new JsonMapper();
        for (String file : CHANGES.keySet()) {
            ObjectNode example = (ObjectNode) json.readTree(Contract.read("consents.v1.examples/" + file));
            assertThat(Contract.errors("consents.v1.schema.json", example))
                    .as(file)
                    .isEmpty();
            assertThat(Contract.errors(
                            "consents.v1.schema.json", example.deepCopy().put("schema", 2)))
                    .isNotEmpty();
            assertThat(Contract.errors(
                            "consents.v1.schema.json", example.deepCopy().without("state")))
                    .isNotEmpty();
            ObjectNode badState = example.deepCopy();
            ((ObjectNode) badState.get("state")).put("expirationDateTime", "tomorrow");
            assertThat(Contract.errors("consents.v1.schema.json", badState)).isNotEmpty();
        }
    }
}
