package dev.amana.consent.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.axon.EventCatalogue;
import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.AttemptId;
import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.consents.ConsentEvent.ConsentAuthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.ConsentEvent.ConsentExpired;
import dev.amana.consent.consents.ConsentEvent.ConsentExpiryNoticed;
import dev.amana.consent.consents.ConsentEvent.ConsentReauthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentRejected;
import dev.amana.consent.consents.ConsentEvent.ConsentRevoked;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.Permission;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.RejectionReason;
import dev.amana.consent.consents.RevocationReason;
import dev.amana.consent.consents.RevokedBy;
import dev.amana.consent.http.Contract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;

/** Stored events keep their bytes for ever: each file in {@code contract/events} is exactly what is written, and loads. */
class GoldenEventsTest {

    private static final ConsentId ID = new ConsentId("glBChqDKSK2SkOUS3n1pOQ");
    private static final Instant AT = Instant.parse("2026-11-21T02:00:00.123Z");
    private static final AttemptId ATTEMPT = new AttemptId(UUID.fromString("6f9619ff-8b86-4011-b42d-00c04fc964ff"));
    private static final PsuId PSU = new PsuId("psu-5dN0pQ");
    private static final List<AccountId> ACCOUNTS =
            List.of(new AccountId("Zz83yzNPQv6u5aWQbCwQWQ"), new AccountId("rvLMP0Y1T1uItFyryIwqYQ"));

    private static final Map<String, ConsentEvent> EVENTS = events(
            "ConsentCreated.1",
            new ConsentCreated(
                    ID,
                    AT,
                    new ClientId("tpp-one"),
                    List.of(Permission.values()),
                    Instant.parse("2027-02-21T00:00:00Z"),
                    true,
                    Optional.of(Instant.parse("2021-05-22T04:05:34.327Z")),
                    Optional.of(Instant.parse("2021-05-23T04:05:34.327Z"))),
            "ConsentCreated.1.smallest",
            new ConsentCreated(
                    ID,
                    AT,
                    new ClientId("tpp-one"),
                    List.of(Permission.READ_ACCOUNTS_BASIC),
                    Instant.parse("2027-11-21T02:00:00.123Z"),
                    false,
                    Optional.empty(),
                    Optional.empty()),
            "ConsentAuthorised.1",
            new ConsentAuthorised(ID, AT, ATTEMPT, PSU, ACCOUNTS),
            "ConsentReauthorised.1",
            new ConsentReauthorised(ID, AT, ATTEMPT, PSU, ACCOUNTS),
            "ConsentRejected.1",
            new ConsentRejected(ID, AT, RejectionReason.PSU_DECLINED, Optional.of(ATTEMPT), Optional.of(PSU)),
            "ConsentRejected.1.unfinished",
            new ConsentRejected(ID, AT, RejectionReason.UNFINISHED, Optional.empty(), Optional.empty()),
            "ConsentRevoked.2",
            new ConsentRevoked(ID, AT, new RevokedBy.Tpp()),
            "ConsentRevoked.2.psu",
            new ConsentRevoked(ID, AT, new RevokedBy.Psu()),
            "ConsentRevoked.2.bank",
            new ConsentRevoked(ID, AT, new RevokedBy.Bank(new RevocationReason("Suspected fraud"))),
            "ConsentExpired.1",
            new ConsentExpired(ID, AT),
            "ConsentExpiryNoticed.1",
            new ConsentExpiryNoticed(ID, AT, 30));

    /** What earlier revisions wrote, and what it is read as. */
    private static final Map<String, ConsentEvent> WRITTEN_ONCE = Map.of(
            "ConsentRevoked.1",
            new ConsentRevoked(ID, AT, new RevokedBy.Tpp()),
            "ConsentRevoked.1.bank",
            new ConsentRevoked(ID, AT, new RevokedBy.Bank(new RevocationReason("Suspected fraud"))));

    private final EventCatalogue catalogue = EventStoreConfiguration.consentEvents();
    private final Serializer serializer = catalogue.serializer();

    @Test
    void everyEventIsWrittenExactlyAsItsFileSays() {
        EVENTS.forEach((file, event) -> assertThat(written(event)).as(file).isEqualTo(golden(file)));
    }

    @Test
    void everyFileLoads() {
        assertThat(Contract.files("events")).hasSize(EVENTS.size() + WRITTEN_ONCE.size());
        EVENTS.forEach(
                (file, event) -> assertThat(loaded(file, golden(file))).as(file).isEqualTo(event));
        WRITTEN_ONCE.forEach(
                (file, event) -> assertThat(loaded(file, golden(file))).as(file).isEqualTo(event));
    }

    @Test
    void everyEventHasAFileForEveryRevision() {
        Set<String> files = Contract.files("events").stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());
        assertThat(catalogue.readable().map(name -> name.name() + "." + name.revision() + ".json"))
                .allMatch(files::contains);
        assertThat(catalogue.names()).hasSize(ConsentEvent.class.getPermittedSubclasses().length);
    }

    @Test
    void anEventWithAnUnknownFieldOrRevisionIsNotRead() {
        String json = golden("ConsentExpired.1");
        assertThatThrownBy(() -> loaded("ConsentExpired.1", json.replace("}", ",\"more\":1}")))
                .isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> loaded("ConsentExpired.2", json)).isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> loaded("ConsentRevoked.3", golden("ConsentRevoked.2")))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void whatRevisionOneNeverWroteIsNotRead() {
        String bank = golden("ConsentRevoked.1.bank");
        for (String never : List.of(
                bank.replace("\"revokedBy\":\"Bank\"", "\"revokedBy\":\"Tpp\""),
                bank.replace(",\"reason\":\"Suspected fraud\"", ""),
                bank.replace("\"Bank\"", "\"King\""),
                bank.replace("}", ",\"more\":1}"),
                golden("ConsentRevoked.2"))) {
            assertThatThrownBy(() -> loaded("ConsentRevoked.1", never))
                    .as(never)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private static Map<String, ConsentEvent> events(Object... filesAndEvents) {
        Map<String, ConsentEvent> events = new LinkedHashMap<>();
        for (int i = 0; i < filesAndEvents.length; i += 2) {
            events.put((String) filesAndEvents[i], (ConsentEvent) filesAndEvents[i + 1]);
        }
        return events;
    }

    private String written(ConsentEvent event) {
        return new String(serializer.serialize(event, byte[].class).getData(), StandardCharsets.UTF_8);
    }

    private Object loaded(String file, String json) {
        String[] name = file.split("\\.");
        return serializer.deserialize(new SimpleSerializedObject<>(
                json.getBytes(StandardCharsets.UTF_8), byte[].class, new SimpleSerializedType(name[0], name[1])));
    }

    private static String golden(String file) {
        return Contract.read("events/" + file + ".json").strip();
    }
}
