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
import dev.amana.consent.consents.ConsentEvent.ConsentReauthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentRejected;
import dev.amana.consent.consents.ConsentEvent.ConsentRevoked;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.Permission;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.RejectionReason;
import dev.amana.consent.consents.RevokerKind;
import dev.amana.consent.http.Contract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

    private static final Map<String, ConsentEvent> EVENTS = Map.of(
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
            "ConsentRevoked.1",
            new ConsentRevoked(ID, AT, RevokerKind.TPP, Optional.empty()),
            "ConsentRevoked.1.bank",
            new ConsentRevoked(ID, AT, RevokerKind.BANK, Optional.of("Suspected fraud")),
            "ConsentExpired.1",
            new ConsentExpired(ID, AT));

    private final EventCatalogue catalogue = EventStoreConfiguration.consentEvents();
    private final Serializer serializer = catalogue.serializer();

    @Test
    void everyEventIsWrittenExactlyAsItsFileSays() {
        EVENTS.forEach((file, event) -> assertThat(written(event)).as(file).isEqualTo(golden(file)));
    }

    @Test
    void everyFileLoads() {
        assertThat(Contract.files("events")).hasSize(EVENTS.size());
        EVENTS.forEach(
                (file, event) -> assertThat(loaded(file, golden(file))).as(file).isEqualTo(event));
    }

    @Test
    void everyEventHasAFileForEveryRevision() {
        Set<String> files = Contract.files("events").stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());
        assertThat(catalogue.names().map(name -> name.name() + "." + name.revision() + ".json"))
                .allMatch(files::contains)
                .hasSize(ConsentEvent.class.getPermittedSubclasses().length);
    }

    @Test
    void anEventWithAnUnknownFieldOrRevisionIsNotRead() {
        String json = golden("ConsentExpired.1");
        assertThatThrownBy(() -> loaded("ConsentExpired.1", json.replace("}", ",\"more\":1}")))
                .isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> loaded("ConsentExpired.2", json)).isInstanceOf(SerializationException.class);
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
