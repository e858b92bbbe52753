package dev.amana.consent.eventstore;

import dev.amana.axon.EventCatalogue;
import dev.amana.consent.consents.ConsentEvent;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.springframework.stereotype.Component;

/** Reads events as their rows hold them. */
@Component
public class StoredEvents {

    private final Serializer serializer;

    public StoredEvents(EventCatalogue catalogue) {
        this.serializer = catalogue.serializer();
    }

    /** @throws RuntimeException for a name, revision or content that is not known */
    public ConsentEvent read(String name, String revision, byte[] payload) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(payload, byte[].class, new SimpleSerializedType(name, revision)));
    }
}
