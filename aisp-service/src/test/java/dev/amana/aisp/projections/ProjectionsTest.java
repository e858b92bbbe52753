package dev.amana.aisp.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.ConsentFacts;
import dev.amana.aisp.access.ConsentId;
import dev.amana.aisp.access.ConsentStatus;
import dev.amana.aisp.access.Knowledge;
import dev.amana.aisp.access.KnowledgeUnavailable;
import dev.amana.aisp.access.Period;
import dev.amana.aisp.access.PresentedToken;
import dev.amana.aisp.access.PsuId;
import dev.amana.aisp.permissions.Permission;
import dev.amana.feed.project.Partitions;
import dev.amana.feed.project.ProjectedRecord;
import dev.amana.revocations.RevocationsProjection;
import dev.amana.testsupport.TestPostgres;
import dev.amana.testsupport.contracts.Expectation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the projections keep and what the one read makes of it, on a real database. */
class ProjectionsTest {
    private static final Instant ISSUED = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant AS_OF = Instant.parse("2026-11-21T10:00:05Z");
    private static final int PARTITIONS = 6;

    private static JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource());

    private ConsentsProjection consents = new ConsentsProjection(jdbc);
    private RevocationsProjection revocations = new RevocationsProjection(jdbc);
    private JdbcProjectedKnowledge knowledge = new JdbcProjectedKnowledge(jdbc, new ProjectionProperties(PARTITIONS));

    @BeforeAll
    static void migrate() {
        var database = TestPostgres.database("projections");
        var dataSource = new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration", "classpath:db/feed-projection")
                .outOfOrder(true)
                .load()
                .migrate();
        jdbc = JdbcClient.create(dataSource);
    }

    @BeforeEach
    void nothingIsKnownButHowFarWeAre() {
        jdbc.sql("truncate consent, token_revocation, feed_partition, feed_suspended cascade")
                .update();
        for (var partition = 0; partition < PARTITIONS; partition++) {
            position("consents.v1", partition, AS_OF);
            position("token-revocations.v1", partition, AS_OF);
        }
        consents = new ConsentsProjection(jdbc);
        revocations = new RevocationsProjection(jdbc);
        knowledge = new JdbcProjectedKnowledge(jdbc, new ProjectionProperties(PARTITIONS));
    }

    @Test
    void aConsentIsKnownWithItsPartitionsTime() {
        position("consents.v1", 3, AS_OF.plusSeconds(1));
        consents.apply(record("consents.v1", 3, "c-1", consent(1, "Authorised")));
        var known = knowledge.of(token());
        assertThat(known.consent().source())
                .isEqualTo(new Knowledge.Source.Projection(Optional.of(AS_OF.plusSeconds(1))));
        assertThat(known.consent().facts())
                .contains(new ConsentFacts(
                        new ConsentId("c-1"),
                        1,
                        "tpp-one",
                        ConsentStatus.AUTHORISED,
                        Instant.parse("2027-11-21T10:00:00Z"),
                        Set.of(Permission.READ_BALANCES),
                        new Period(Optional.of(Instant.parse("2018-01-01T00:00:00Z")), Optional.empty()),
                        Optional.of(new PsuId("psu-1")),
                        Set.of(new AccountId("A"), new AccountId("B")),
                        OptionalLong.of(1)));
    }

    @Test
    void ofConsentServicesRecordsNothingIsNeededButWhatIsExpected() {
        var expected = Expectation.named("aisp-service", "consent-service", "consents.v1");
        expected.examples().forEach((file, golden) -> {
            var whole = kept(golden);
            assertThat(whole).as(file).contains(golden.at("/state/status").asString());
            assertThat(kept(expected.least(golden))).as(file).isEqualTo(whole);
            assertThat(kept(expected.more(golden))).as(file).isEqualTo(whole);
            expected.lacking(golden)
                    .forEach((field, record) -> assertThatThrownBy(() -> kept(record))
                            .as(file + " without " + field)
                            .isInstanceOf(RuntimeException.class));
            assertThatThrownBy(() -> kept(((ObjectNode) golden.deepCopy()).put("schema", 2)))
                    .hasMessageContaining("unknown schema 2");
        });
    }

    /** The row that the record leads to. */
    private String kept(JsonNode record) {
        jdbc.sql("truncate consent").update();
        consents.apply(record("consents.v1", 0, "glBChqDKSK2SkOUS3n1pOQ", record.toString()));
        return jdbc.sql("select to_jsonb(c)::text from consent c")
                .query((row, _) -> row.getString(1))
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-revocations.v1", "token-revocations.v1.lifted"})
    void ofTokenServicesRecordsNothingIsNeededButWhatIsExpected(String name) {
        var expected = Expectation.named("aisp-service", "token-service", name);
        expected.examples().forEach((file, golden) -> {
            var key = golden.path("kind").asString() + ":" + golden.path("id").asString();
            var whole = keptOf(key, golden);
            assertThat(whole.isEmpty()).as(file).isEqualTo(golden.path("lifted").asBoolean(false));
            assertThat(keptOf(key, expected.least(golden))).as(file).isEqualTo(whole);
            assertThat(keptOf(key, expected.more(golden))).as(file).isEqualTo(whole);
            assertThatThrownBy(() -> keptOf(key, ((ObjectNode) golden.deepCopy()).put("schema", 2)))
                    .hasMessageContaining("unknown schema 2");
            if (!whole.isEmpty()) {
                expected.lacking(golden)
                        .forEach((field, record) -> assertThatThrownBy(() -> keptOf(key, record))
                                .as(file + " without " + field)
                                .isInstanceOf(RuntimeException.class));
            }
        });
    }

    /** What stands revoked after the record, where something was before it. */
    private String keptOf(String key, JsonNode record) {
        jdbc.sql("truncate token_revocation").update();
        revocations.apply(revocation(key, ISSUED));
        revocations.apply(record("token-revocations.v1", 0, key, record.toString()));
        return jdbc
                .sql("select to_jsonb(r)::text from token_revocation r")
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .findFirst()
                .orElse("");
    }

    @Test
    void aConsentThatWasNotPublishedYetIsUnknown() {
        assertThat(knowledge.of(token()).consent().facts()).isEmpty();
    }

    @Test
    void aRecordThatIsNotNewerChangesNothing() {
        consents.apply(record("consents.v1", 3, "c-1", consent(2, "Revoked")));
        consents.apply(record("consents.v1", 3, "c-1", consent(1, "Authorised")));
        consents.apply(record("consents.v1", 3, "c-1", consent(2, "Authorised")));
        assertThat(knowledge.of(token()).consent().facts().orElseThrow().status())
                .isEqualTo(ConsentStatus.REVOKED);
        consents.apply(record("consents.v1", 3, "c-1", consent(3, "Expired")));
        assertThat(knowledge.of(token()).consent().facts().orElseThrow().status())
                .isEqualTo(ConsentStatus.EXPIRED);
    }

    @Test
    void aConsentWithoutOptionalsIsKnown() {
        consents.apply(record("consents.v1", 0, "c-1", """
                {"schema":1,"consentId":"c-1","sequence":0,"state":{"clientId":"tpp-one",
                 "status":"AwaitingAuthorisation","expirationDateTime":"2027-11-21T10:00:00Z",
                 "permissions":["ReadBalances"]}}"""));
        var facts = knowledge.of(token()).consent().facts().orElseThrow();
        assertThat(facts.accountIds()).isEmpty();
        assertThat(facts.lastAuthorisedSeq()).isEmpty();
        assertThat(facts.transactionPeriod()).isEqualTo(Period.UNBOUNDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schema\":2,\"consentId\":\"c-1\"}",
                "{\"consentId\":\"c-1\"}",
                "not json",
                "{\"schema\":1,\"consentId\":\"c-1\",\"sequence\":1,\"state\":{\"clientId\":\"t\",\"status\":\"Paused\","
                        + "\"expirationDateTime\":\"2027-11-21T10:00:00Z\",\"permissions\":[]}}",
            })
    void aRecordThatIsNotUnderstoodIsRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> consents.apply(record("consents.v1", 0, "c-1", value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token:jti-1", "grant:grant-1", "client:tpp-one"})
    void aTokenIssuedUpToTheRevocationIsRevoked(String key) {
        revocations.apply(revocation(key, ISSUED));
        assertThat(knowledge.of(token()).revocation().revoked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token:jti-2", "grant:grant-2", "client:tpp-two"})
    void aRevocationOfAnotherDoesNotConcernIt(String key) {
        revocations.apply(revocation(key, ISSUED));
        assertThat(knowledge.of(token()).revocation().revoked()).isFalse();
    }

    @Test
    void aTokenIssuedAfterTheRevocationStands() {
        revocations.apply(revocation("client:tpp-one", ISSUED.minusMillis(1)));
        assertThat(knowledge.of(token()).revocation().revoked()).isFalse();
    }

    @Test
    void aLiftedSuspensionIsOver() {
        revocations.apply(revocation("client:tpp-one", ISSUED));
        revocations.apply(record("token-revocations.v1", 0, "client:tpp-one", "{\"schema\":1,\"lifted\":true}"));
        assertThat(knowledge.of(token()).revocation().revoked()).isFalse();
    }

    @Test
    void revocationsAreKnownUpToTheOldestOfTheirThreePartitions() {
        var partition = Partitions.of("grant:grant-1", PARTITIONS);
        position("token-revocations.v1", partition, AS_OF.minusSeconds(9));
        assertThat(knowledge.of(token()).revocation().source())
                .isEqualTo(new Knowledge.Source.Projection(Optional.of(AS_OF.minusSeconds(9))));
    }

    @Test
    void whereThePartitionsAreNotTheOnesExpectedNothingIsKnown() {
        position("token-revocations.v1", PARTITIONS, AS_OF);
        assertThat(knowledge.of(token()).revocation().source())
                .isEqualTo(new Knowledge.Source.Projection(Optional.empty()));
    }

    @Test
    void ofASuspendedConsentNoTimeIsKnown() {
        consents.apply(record("consents.v1", 3, "c-1", consent(1, "Authorised")));
        suspend("consents.v1", "c-2");
        assertThat(knowledge.of(token()).consent().source())
                .isEqualTo(new Knowledge.Source.Projection(Optional.of(AS_OF)));
        suspend("consents.v1", "c-1");
        assertThat(knowledge.of(token()).consent().source())
                .isEqualTo(new Knowledge.Source.Projection(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token:jti-1", "grant:grant-1", "client:tpp-one"})
    void ofASuspendedRevocationNoTimeIsKnown(String key) {
        suspend("token-revocations.v1", "grant:another");
        assertThat(knowledge.of(token()).revocation().source())
                .isEqualTo(new Knowledge.Source.Projection(Optional.of(AS_OF)));
        suspend("token-revocations.v1", key);
        assertThat(knowledge.of(token()).revocation().source())
                .isEqualTo(new Knowledge.Source.Projection(Optional.empty()));
    }

    @Test
    void aDroppedRecordOpensNothing() {
        consents.apply(record("consents.v1", 3, "c-1", consent(1, "Authorised")));
        consents.doubt("c-1");
        assertThat(knowledge.of(token()).consent().facts()).isEmpty();
        revocations.doubt("client:tpp-one");
        assertThat(knowledge.of(token()).revocation().revoked()).isTrue();
    }

    @Test
    void aKeyThatNoTokenIsAskedByIsNone() {
        assertThat(revocations.isKey("grant:grant-1")).isTrue();
        assertThat(revocations.isKey("tpp-one")).isFalse();
    }

    private static void suspend(String topic, String key) {
        jdbc.sql("insert into feed_suspended (topic, record_key, partition, reason) values (?, ?, 3, 'poison')")
                .param(topic)
                .param(key)
                .update();
    }

    @Test
    void spentRevocationsAreForgotten() {
        revocations.apply(revocation("token:jti-1", Instant.parse("2020-01-01T00:00:00Z")));
        revocations.forgetSpent();
        assertThat(jdbc.sql("select count(*) from token_revocation")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNoKnowledge() {
        var nowhere = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://localhost:1/none"));
        var unavailable = new JdbcProjectedKnowledge(nowhere, new ProjectionProperties(PARTITIONS));
        assertThatThrownBy(() -> unavailable.of(token())).isInstanceOf(KnowledgeUnavailable.class);
    }

    private static void position(String topic, int partition, Instant asOf) {
        jdbc.sql("""
                        insert into feed_partition (topic, partition, topic_id, next_offset, as_of)
                        values (?, ?, 'id', 0, ?)
                        on conflict (topic, partition) do update set as_of = excluded.as_of""")
                .param(topic)
                .param(partition)
                .param(asOf.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static PresentedToken token() {
        return new PresentedToken(
                PresentedToken.Kind.RESOURCE,
                "tpp-one",
                Set.of("accounts"),
                Optional.of(new ConsentId("c-1")),
                OptionalLong.of(1),
                Optional.of("grant-1"),
                "jti-1",
                ISSUED,
                ISSUED.plusSeconds(900),
                "not looked at");
    }

    private static String consent(long sequence, String status) {
        return """
                {"schema":1,"consentId":"c-1","sequence":%d,"event":"x","later":{"field":1},
                 "state":{"clientId":"tpp-one","status":"%s","expirationDateTime":"2027-11-21T10:00:00Z",
                 "permissions":["ReadBalances","ReadTheFuture"],"transactionFromDateTime":"2018-01-01T00:00:00Z",
                 "psuId":"psu-1","accountIds":["A","B"],"lastAuthorisedSeq":1}}""".formatted(sequence, status);
    }

    private static ProjectedRecord revocation(String key, Instant since) {
        return record("token-revocations.v1", 0, key, """
                {"schema":1,"kind":"x","id":"x","since":"%s","keepUntil":"%s"}""".formatted(since, since.plusSeconds(86_400)));
    }

    private static ProjectedRecord record(String topic, int partition, String key, String value) {
        return new ProjectedRecord(topic, partition, 1, key, value.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
