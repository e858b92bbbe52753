package dev.amana.consent.eventstore;

import dev.amana.axon.EventCatalogue;
import dev.amana.consent.consents.ConsentEvent;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.springframework.stereotype.Component;

/** Reads events as rows of the table {@code event} hold them, for whoever reads that table without Axon's engine. */
@Component
public class StoredEvents {

    private final Serializer serializer;

    public StoredEvents(EventCatalogue catalogue) {
        this.serializer = catalogue.serializer();
    }

    /**
     * The event in a row, whichever revision it was written in.
     *
     * @param name     the column {@code event_name}
     * @param revision the column {@code event_revision}
     * @param payload  the column {@code payload}
     * @throws RuntimeException for a name, revision or content that was never written
     */
    public ConsentEvent read(String name, String revision, byte[] payload) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(payload, byte[].class, new SimpleSerializedType(name, revision)));
    }
}
