package dev.amana.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.axon.EventCatalogue.EventName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A parcel's weight was once a text of grams, then a number, and is now named with its unit. */
class EventCatalogueTest {

    record ParcelWeighed(String parcelId, long weightGrams, Optional<String> scale) {}

    private final EventCatalogue catalogue = new EventCatalogue()
            .with("ParcelWeighed", "3", ParcelWeighed.class)
            .upcasting("ParcelWeighed", "1", "2", json -> json.put("weight", Long.parseLong(text(json, "weight"))))
            .upcasting("ParcelWeighed", "2", "3", json -> {
                json.set("weightGrams", json.get("weight"));
                return json.without("weight");
            });
    private final Serializer serializer = catalogue.serializer();

    @Test
    void everyEarlierRevisionIsReadAsTheLatest() {
        ParcelWeighed weighed = new ParcelWeighed("p", 1250, Optional.of("north"));
        assertThat(read("1", "{\"parcelId\":\"p\",\"weight\":\"1250\",\"scale\":\"north\"}"))
                .isEqualTo(weighed);
        assertThat(read("2", "{\"parcelId\":\"p\",\"weight\":1250,\"scale\":\"north\"}"))
                .isEqualTo(weighed);
        assertThat(read("3", "{\"parcelId\":\"p\",\"weightGrams\":1250,\"scale\":\"north\"}"))
                .isEqualTo(weighed);
    }

    @Test
    void onlyTheLatestIsWritten() {
        ParcelWeighed weighed = new ParcelWeighed("p", 1, Optional.empty());
        assertThat(serializer.serialize(weighed, String.class).getData())
                .isEqualTo("{\"parcelId\":\"p\",\"weightGrams\":1}");
        assertThat(serializer.typeForClass(ParcelWeighed.class).getRevision()).isEqualTo("3");
        assertThat(catalogue.names()).containsExactly(new EventName("ParcelWeighed", "3"));
        assertThat(catalogue.readable().map(EventName::revision)).containsExactly("1", "2", "3");
    }

    @Test
    void whatNoRevisionEverSaidIsNotRead() {
        for (String revision : List.of("0", "4", "", "none")) {
            assertThatThrownBy(() -> read(revision, "{\"parcelId\":\"p\",\"weightGrams\":1}"))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("ParcelWeighed revision");
        }
        assertThatThrownBy(() -> read("1", "{\"parcelId\":\"p\",\"weight\":\"heavy\"}"))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> read("2", "{\"parcelId\":\"p\",\"weight\":1,\"more\":1}"))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void upcastsThatLeadNowhereAreRefused() {
        assertThatThrownBy(() -> new EventCatalogue()
                        .with("A", "3", ParcelWeighed.class)
                        .upcasting("A", "1", "2", json -> json)
                        .serializer())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new EventCatalogue()
                        .with("A", "1", ParcelWeighed.class)
                        .upcasting("A", "1", "2", json -> json)
                        .serializer())
                .isInstanceOf(IllegalStateException.class);
        EventCatalogue there = new EventCatalogue().upcasting("A", "1", "2", json -> json);
        assertThatThrownBy(() -> there.upcasting("A", "2", "1", json -> json))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> there.upcasting("A", "1", "3", json -> json))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> there.upcasting("A", "5", "5", json -> json))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Object read(String revision, String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(
                json.getBytes(StandardCharsets.UTF_8),
                byte[].class,
                new SimpleSerializedType("ParcelWeighed", revision)));
    }

    private static String text(ObjectNode json, String field) {
        return json.get(field).asString();
    }
}
