package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.consent.consents.Consent;
import dev.amana.consent.consents.ConsentCommand.RevokeConsent;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.RevocationReason;
import dev.amana.consent.consents.RevokedBy;
import dev.amana.consent.consents.Revoker;
import dev.amana.consent.consents.StaffId;
import dev.amana.consent.eventstore.ConsentCommands;
import dev.amana.consent.eventstore.Outcome;
import dev.amana.consent.status.ConsentStatus;
import dev.amana.consent.suspension.ConsentSuspended;
import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestKafka;
import dev.amana.testsupport.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A store that was written when every event had its first revision, brought up to date as an installation would be. */
class FirstStoreTest {

    private static final Path STORE = Path.of("src/test/resources/stores/first");
    private static final String TOPIC = "consents.first-store";

    private static RunningService service;

    /** What followed from the store's events before anything else happened. */
    private static Map<String, ConsentStatus> folded = Map.of();

    @BeforeAll
    static void upgrade() {
        TestDatabase database = TestPostgres.database("first_store");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .locations("classpath:db/axon", "classpath:db/feed-publisher", "classpath:db/migration")
                .target("1")
                .load()
                .migrate();
        JdbcClient jdbc = JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password()));
        lines("event.jsonl").forEach(row -> jdbc.sql("""
            insert into event (entity_id, sequence, entity_type, event_id, event_name, event_revision, payload,
                metadata, recorded_at)
            select entity_id, sequence, entity_type, event_id, event_name, event_revision,
                convert_to(payload, 'UTF8'), convert_to(metadata, 'UTF8'), recorded_at
            from json_to_record(?::json) as stored(entity_id text, sequence bigint, entity_type text,
                event_id text, event_name text, event_revision text, payload text, metadata text,
                recorded_at text)\
            """).param(row).update());
        lines("consent_status.jsonl")
                .forEach(row -> jdbc.sql(
                                "insert into consent_status select * from json_populate_record(null::consent_status,"
                                        + " ?::json)")
                        .param(row)
                        .update());
        TestKafka.createTopic(TOPIC, 1, Map.of("cleanup.policy", "compact"));
        service = RunningService.on(database, TOPIC);
        folded = Fold.of(
                service,
                jdbc.sql("select consent_id from consent_status")
                        .query((row, _) -> row.getString(1))
                        .list());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyEventIsReadAndLeadsWhereItLedThen() {
        assertThat(folded).hasSize(lines("consent_status.jsonl").size());
        folded.forEach((id, status) -> {
            Map<String, @Nullable Object> then = service.database()
                    .sql("select * from json_populate_record(null::consent_status, ?::json)")
                    .param(lines("consent_status.jsonl").stream()
                            .filter(row -> row.contains(id))
                            .findFirst()
                            .orElseThrow())
                    .query()
                    .singleRow();
            assertThat(then)
                    .containsEntry("sequence", status.sequence())
                    .containsEntry("status", status.status().code())
                    .containsEntry(
                            "psu_id", status.psuId().map(Object::toString).orElse(null));
            assertThat(((Timestamp) Objects.requireNonNull(then.get("status_updated_at"))).toInstant())
                    .isEqualTo(status.statusUpdatedAt());
        });
        Fold.isWhatTheServiceSays(service, folded.keySet());
    }

    @Test
    void theEntityGoesOnFromWhatWasStored() {
        String revoked = consentRevokedBy("Bank");
        Revoker.Bank bank = new Revoker.Bank(new StaffId("staff-9"), new RevocationReason("Court order"));
        assertThat(revoke(revoked, bank))
                .isInstanceOfSatisfying(
                        Consent.Revoked.class,
                        consent -> assertThat(consent.by())
                                .isEqualTo(new RevokedBy.Bank(new RevocationReason("Suspected fraud"))));
        assertThat(revoke(consentRevokedBy("Psu"), bank))
                .isInstanceOfSatisfying(
                        Consent.Revoked.class,
                        consent -> assertThat(consent.by()).isEqualTo(new RevokedBy.Psu()));
        assertThat(revoke(consentRevokedBy("Tpp"), bank))
                .isInstanceOfSatisfying(
                        Consent.Revoked.class,
                        consent -> assertThat(consent.by()).isEqualTo(new RevokedBy.Tpp()));

        String authorised = service.database()
                .sql("select consent_id from consent_status where status = 'Authorised' limit 1")
                .query(String.class)
                .single();
        long before = service.events(authorised);
        assertThat(revoke(authorised, bank)).isInstanceOf(Consent.Revoked.class);
        assertThat(service.events(authorised)).isEqualTo(before + 1);
        Fold.isWhatTheServiceSays(service, List.of(authorised));
    }

    @Test
    void anEventOfAnUnknownRevisionStopsItsConsentAndNoOther() {
        String id = "AQAAAAAAAAAAAAAAAAAA_w";
        service.database().sql("""
            insert into event (entity_id, sequence, entity_type, event_id, event_name, event_revision, payload,
                metadata, recorded_at)
            select ?, 0, entity_type, 'unknown', event_name, '9', payload, metadata, recorded_at
            from event where event_name = 'ConsentCreated' limit 1\
            """).param(id).update();
        Revoker.Bank bank = new Revoker.Bank(new StaffId("staff-9"), new RevocationReason("Court order"));
        assertThatThrownBy(() -> revoke(id, bank)).isInstanceOf(ConsentSuspended.class);
        assertThat(service.events(id)).isOne();
        assertThat(revoke(consentRevokedBy("Bank"), bank)).isInstanceOf(Consent.Revoked.class);
    }

    @Test
    void everythingBuiltSinceThenKnowsTheOldConsents() {
        Call.Answer list = new Consents(service).ofPsu("psuId=psu-5dN0pQ");
        assertThat(list.json().get("consents")).hasSize(6);
    }

    private static Consent revoke(String id, Revoker by) {
        RevokeConsent command = new RevokeConsent(new ConsentId(id), Instant.parse("2026-11-27T00:00:00Z"), by);
        Outcome outcome = service.bean(ConsentCommands.class)
                .send(command, UUID.randomUUID().toString());
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) outcome).consent();
    }

    private static String consentRevokedBy(String side) {
        return service.database().sql("""
            select entity_id from event where event_name = 'ConsentRevoked' and event_revision = '1'
                and convert_from(payload, 'UTF8')::json ->> 'revokedBy' = ?\
            """).param(side).query(String.class).single();
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(STORE.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
