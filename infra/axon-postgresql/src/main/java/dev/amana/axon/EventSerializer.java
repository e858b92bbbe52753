package dev.amana.axon;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.axon.EventCatalogue.EventName;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes events as JSON bytes under the names of an {@link EventCatalogue}. Fields come in the order of the record's
 * components, absent optionals are left out, instants are ISO 8601 text in UTC; an unknown field is refused, since a
 * reader that drops part of an event would decide differently from its writer. What an earlier revision left behind is
 * upcast as it is read.
 */
final class EventSerializer extends Jackson3Serializer {

    /** Metadata have none; an event without one is no event of ours. */
    private static final String NO_REVISION = "none";

    private final EventCatalogue catalogue;

    EventSerializer(EventCatalogue catalogue) {
        super(builder().jsonMapperBuilderCustomizer(mapper -> configure(mapper, catalogue)));
        this.catalogue = catalogue;
    }

    private static void configure(JsonMapper.Builder mapper, EventCatalogue catalogue) {
        mapper.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        catalogue.modules().forEach(mapper::addModule);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class || type == Void.TYPE || type == MetaData.class) {
            return super.typeForClass(type);
        }
        EventName name = catalogue
                .nameOf(type)
                .orElseThrow(() -> new SerializationException(type.getName() + " is in no event catalogue"));
        return new SimpleSerializedType(name.name(), name.revision());
    }

    @Override
    public <S, T> T deserialize(SerializedObject<S> stored) {
        EventName name = new EventName(
                stored.getType().getName(),
                Objects.requireNonNullElse(stored.getType().getRevision(), NO_REVISION));
        EventName latest = catalogue.latest(name);
        if (latest.equals(name)) {
            return super.deserialize(stored);
        }
        byte[] payload = getConverter().convert(stored, byte[].class).getData();
        return super.deserialize(
                new SimpleSerializedObject<>(upcast(name, payload), byte[].class, latest.name(), latest.revision()));
    }

    /** What no step can carry on is as unreadable as what no class can hold. */
    private byte[] upcast(EventName name, byte[] payload) {
        try {
            return catalogue.upcast(name, payload);
        } catch (RuntimeException unreadable) {
            throw new SerializationException("no event is written so as " + name, unreadable);
        }
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type) || MetaData.class.getName().equals(type.getName())) {
            return super.classForType(type);
        }
        EventName name = new EventName(type.getName(), Objects.requireNonNullElse(type.getRevision(), NO_REVISION));
        return catalogue.classOf(name).orElseThrow(() -> new SerializationException("no event is known as " + name));
    }
}
