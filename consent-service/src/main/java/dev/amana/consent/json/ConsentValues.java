package dev.amana.consent.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.AttemptId;
import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.Coded;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.Permission;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.RejectionReason;
import dev.amana.consent.consents.RevocationReason;
import dev.amana.consent.consents.RevokedBy;
import dev.amana.consent.consents.StaffId;
import dev.amana.consent.consents.Status;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Reads and writes ids and words as plain texts, and closed sets by kind, so that the domain's types need no annotations. */
public final class ConsentValues {

    /** An object whose first field says which it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = RevokedBy.Tpp.class, name = "Tpp"),
        @JsonSubTypes.Type(value = RevokedBy.Psu.class, name = "Psu"),
        @JsonSubTypes.Type(value = RevokedBy.Bank.class, name = "Bank")
    })
    private interface ByKind {}

    private ConsentValues() {}

    /** For any mapper that meets the domain's values. A text that is no such value is refused, with its place. */
    public static JacksonModule module() {
        SimpleModule module = new SimpleModule("consent-values");
        text(module, ConsentId.class, ConsentId::value, ConsentId::new);
        text(module, ClientId.class, ClientId::value, ClientId::new);
        text(module, PsuId.class, PsuId::value, PsuId::new);
        text(module, AccountId.class, AccountId::value, AccountId::new);
        text(module, StaffId.class, StaffId::value, StaffId::new);
        text(module, RevocationReason.class, RevocationReason::value, RevocationReason::new);
        text(module, AttemptId.class, AttemptId::toString, text -> new AttemptId(UUID.fromString(text)));
        coded(module, Permission.class);
        coded(module, Status.class);
        coded(module, RejectionReason.class);
        module.setMixInAnnotation(RevokedBy.class, ByKind.class);
        return module;
    }

    private static <E extends Enum<E> & Coded> void coded(SimpleModule module, Class<E> words) {
        text(
                module,
                words,
                Coded::code,
                text -> Coded.parse(words, text)
                        .orElseThrow(() -> new IllegalArgumentException("none of the known words")));
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                if (!json.currentToken().isScalarValue() || !json.hasToken(tools.jackson.core.JsonToken.VALUE_STRING)) {
                    return type.cast(context.handleUnexpectedToken(type, json));
                }
                String text = json.getString();
                try {
                    return read.apply(text);
                } catch (IllegalArgumentException invalid) {
                    return type.cast(context.handleWeirdStringValue(type, text, "%s", invalid.getMessage()));
                }
            }
        });
    }
}
