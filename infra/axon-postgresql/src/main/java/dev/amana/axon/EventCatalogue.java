package dev.amana.axon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import tools.jackson.databind.JacksonModule;

/**
 * Every event a service may store, by the name and revision that its rows carry. Classes may be renamed and moved;
 * names and revisions stay for ever. An event that is not listed cannot be stored, and a stored one that is not listed
 * (and that no upcaster brings to a listed revision) cannot be read: both fail loudly.
 */
public final class EventCatalogue {

    /** The name and revision of one event in the store. */
    public record EventName(String name, String revision) {

        @Override
        public String toString() {
            return name + " revision " + revision;
        }
    }

    private final Map<Class<?>, EventName> names = new LinkedHashMap<>();
    private final Map<EventName, Class<?>> classes = new LinkedHashMap<>();
    private final List<JacksonModule> modules;

    /** @param modules how the events' value types look in JSON, beyond what records and enums give by themselves */
    public EventCatalogue(JacksonModule... modules) {
        this.modules = List.of(modules);
    }

    /** Lists an event; a name and revision, or a class, listed twice is a programming error. */
    public EventCatalogue with(String name, String revision, Class<?> event) {
        EventName eventName = new EventName(name, revision);
        if (names.putIfAbsent(event, eventName) != null || classes.putIfAbsent(eventName, event) != null) {
            throw new IllegalArgumentException(eventName + " or " + event + " is listed twice");
        }
        return this;
    }

    /** The name that rows of this event carry. */
    public Optional<EventName> nameOf(Class<?> event) {
        return Optional.ofNullable(names.get(event));
    }

    /** The class of events with this name and revision. */
    public Optional<Class<?>> classOf(EventName name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** All names, in the order of their listing. */
    public Stream<EventName> names() {
        return classes.keySet().stream();
    }

    /** Writes and reads these events exactly as the event store does, such as to compare them with golden files. */
    public Serializer serializer() {
        return new EventSerializer(this);
    }

    List<JacksonModule> modules() {
        return modules;
    }
}
