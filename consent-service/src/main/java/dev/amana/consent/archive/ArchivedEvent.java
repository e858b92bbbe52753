package dev.amana.consent.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of the event table as one line of JSON. Metadata and payload stand in it byte for byte as they were stored, and are
 * taken out of it by their place rather than written anew.
 *
 * @param metadata a JSON object in UTF-8
 * @param payload a JSON object in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record ArchivedEvent(
        long globalIndex,
        String entityType,
        String entityId,
        long sequence,
        String eventId,
        String name,
        String revision,
        String recordedAt,
        byte[] metadata,
        byte[] payload) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Without its line end. */
    byte[] line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream(payload.length + metadata.length + 400);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberProperty("globalIndex", globalIndex);
            json.writeStringProperty("entityType", entityType);
            json.writeStringProperty("entityId", entityId);
            json.writeNumberProperty("sequence", sequence);
            json.writeStringProperty("eventId", eventId);
            json.writeStringProperty("name", name);
            json.writeStringProperty("revision", revision);
            json.writeStringProperty("recordedAt", recordedAt);
            json.writeName("metadata");
            json.writeRawValue(oneLine(metadata));
            json.writeName("payload");
            json.writeRawValue(oneLine(payload));
            json.writeEndObject();
        }
        return line.toByteArray();
    }

    private String oneLine(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.indexOf('\n') >= 0) {
            throw new IllegalStateException("event %d has more than one line".formatted(globalIndex));
        }
        return text;
    }

    /** @throws UnreadableArchive for anything else than {@link #line} writes */
    static ArchivedEvent parse(byte[] line) {
        Draft draft = new Draft(line);
        try (JsonParser json = JSON.createParser(line)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            for (JsonToken token = json.nextToken(); token == JsonToken.PROPERTY_NAME; token = json.nextToken()) {
                String property = json.currentName();
                json.nextToken();
                draft.take(property, json);
            }
            require(json.nextToken() == null);
        } catch (tools.jackson.core.JacksonException broken) {
            throw new UnreadableArchive("a line is no JSON", broken);
        }
        return draft.finished();
    }

    private static void require(boolean asExpected) {
        if (!asExpected) {
            throw new UnreadableArchive("a line is not one JSON object");
        }
    }

    /** What was read of a line so far. */
    private static final class Draft {

        private static final int PROPERTIES = 10;

        private final byte[] line;
        private int seen;
        private long globalIndex;
        private long sequence;
        private String entityType = "";
        private String entityId = "";
        private String eventId = "";
        private String name = "";
        private String revision = "";
        private String recordedAt = "";
        private byte[] metadata = {};
        private byte[] payload = {};

        Draft(byte[] line) {
            this.line = line;
        }

        void take(String property, JsonParser json) {
            seen++;
            switch (property) {
                case "globalIndex" -> globalIndex = json.getLongValue();
                case "sequence" -> sequence = json.getLongValue();
                case "entityType" -> entityType = json.getString();
                case "entityId" -> entityId = json.getString();
                case "eventId" -> eventId = json.getString();
                case "name" -> name = json.getString();
                case "revision" -> revision = json.getString();
                case "recordedAt" -> recordedAt = json.getString();
                case "metadata" -> metadata = object(json);
                case "payload" -> payload = object(json);
                default -> throw new UnreadableArchive(property + " is not expected in an event");
            }
        }

        private byte[] object(JsonParser json) {
            require(json.currentToken() == JsonToken.START_OBJECT);
            int from = (int) json.currentTokenLocation().getByteOffset();
            json.skipChildren();
            int to = (int) json.currentLocation().getByteOffset();
            return java.util.Arrays.copyOfRange(line, from, to);
        }

        ArchivedEvent finished() {
            if (seen != PROPERTIES) {
                throw new UnreadableArchive("an event has %d properties, not %d".formatted(seen, PROPERTIES));
            }
            return new ArchivedEvent(
                    globalIndex,
                    entityType,
                    entityId,
                    sequence,
                    eventId,
                    name,
                    revision,
                    recordedAt,
                    metadata,
                    payload);
        }
    }
}
