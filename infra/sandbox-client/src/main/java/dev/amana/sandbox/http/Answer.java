package dev.amana.sandbox.http;

import dev.amana.sandbox.SandboxFailure;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back on a call.
 *
 * @param took from sending the request to the last byte of the answer
 */
public record Answer(String method, URI address, int status, HttpHeaders headers, String body, Duration took) {

    private static final int SHOWN = 800;

    /** @throws SandboxFailure when the status is another, showing what came instead */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new SandboxFailure(describe() + " where " + expected + " was expected: " + shownBody());
        }
        return this;
    }

    /** The value at a JSON pointer such as {@code /Data/ConsentId}; missing nodes are missing, not null. */
    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /**
     * The text at a JSON pointer.
     *
     * @throws SandboxFailure when there is none
     */
    public String text(String pointer) {
        JsonNode node = at(pointer);
        if (!node.isValueNode() || node.isNull()) {
            throw new SandboxFailure(describe() + " without " + pointer + ": " + shownBody());
        }
        return node.asString();
    }

    /** What is in an array that came, each asked for its texts as the answer itself. */
    public List<Answer> each() {
        return within("");
    }

    /**
     * What is in the array at a JSON pointer.
     *
     * @throws SandboxFailure when there is none
     */
    public List<Answer> within(String pointer) {
        JsonNode array = at(pointer);
        if (!array.isArray()) {
            throw new SandboxFailure(describe() + " without a list at " + pointer + ": " + shownBody());
        }
        return array.valueStream()
                .map(element -> new Answer(method, address, status, headers, element.toString(), took))
                .toList();
    }

    public JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException _) {
            throw new SandboxFailure(describe() + " with a body that is no JSON: " + shownBody());
        }
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Such as {@code GET http://localhost:8080/… answered 200}. */
    public String describe() {
        return method + " " + address + " answered " + status;
    }

    private String shownBody() {
        return body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "…";
    }
}
