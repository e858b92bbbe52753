package dev.amana.axon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every event a service may store, by the name and revision that its rows carry. Classes may be renamed and moved;
 * names and revisions stay for ever. An event that is not listed cannot be stored, and a stored one that is not listed
 * (and that no upcast brings to a listed revision) cannot be read: both fail loudly.
 *
 * <p>An event whose shape changes gets a new revision. The old one is no longer written, but stays readable: an upcast
 * says how its JSON becomes that of the next revision. Upcasts see nothing but the payload and happen wherever events are
 * read with {@link #serializer}, in Axon's engine or outside it, so nobody can forget them.
 */
public final class EventCatalogue {

    /** The name and revision of one event in the store. */
    public record EventName(String name, String revision) {

        @Override
        public String toString() {
            return name + " revision " + revision;
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    private record Upcast(EventName to, UnaryOperator<ObjectNode> change) {}

    private final Map<EventName, Upcast> upcasts = new LinkedHashMap<>();
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

    /**
     * Lists how events of a revision that is no longer written become those of the next one.
     *
     * @param change makes the next revision's JSON of this one's; the same for the same for ever, and failing for what was
     *     never written
     */
    public EventCatalogue upcasting(String name, String from, String to, UnaryOperator<ObjectNode> change) {
        EventName left = new EventName(name, from);
        EventName next = new EventName(name, to);
        if (latest(next).equals(left) || upcasts.putIfAbsent(left, new Upcast(next, change)) != null) {
            throw new IllegalArgumentException(left + " has another upcast, or this one leads back to it");
        }
        return this;
    }

    /** The name that rows of this event carry. */
    public Optional<EventName> nameOf(Class<?> event) {
        return Optional.ofNullable(names.get(event));
    }

    /** The class as which events with this name and revision are read. */
    public Optional<Class<?>> classOf(EventName name) {
        return Optional.ofNullable(classes.get(latest(name)));
    }

    /** All names that are written, in the order of their listing. */
    public Stream<EventName> names() {
        return classes.keySet().stream();
    }

    /** All names that can be read: those that are written, and before them those that once were. */
    public Stream<EventName> readable() {
        return Stream.concat(upcasts.keySet().stream(), names());
    }

    /** Writes and reads these events exactly as the event store does, such as to compare them with golden files. */
    public Serializer serializer() {
        upcasts.keySet().stream()
                .filter(name -> classes.containsKey(name) || !classes.containsKey(latest(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalStateException(
                            name + " is still written, or its upcast leads to no listed revision");
                });
        return new EventSerializer(this);
    }

    /** The name under which an event that was once written under this one would be written today. */
    EventName latest(EventName name) {
        EventName latest = name;
        for (Upcast upcast = upcasts.get(name); upcast != null; upcast = upcasts.get(latest)) {
            latest = upcast.to();
        }
        return latest;
    }

    /** The payload that goes with {@link #latest}; the same bytes where the name is that already. */
    byte[] upcast(EventName name, byte[] payload) {
        Upcast upcast = upcasts.get(name);
        if (upcast == null) {
            return payload;
        }
        ObjectNode json = (ObjectNode) JSON.readTree(payload);
        for (; upcast != null; upcast = upcasts.get(upcast.to())) {
            json = upcast.change().apply(json);
        }
        return JSON.writeValueAsBytes(json);
    }

    List<JacksonModule> modules() {
        return modules;
    }
}
