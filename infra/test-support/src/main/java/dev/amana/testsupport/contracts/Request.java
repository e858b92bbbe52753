package dev.amana.testsupport.contracts;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as a consumer sends it.
 *
 * @param query each parameter once
 * @param type the body's media type, empty where there is no body
 * @param body JSON as it is, a form as an object of texts, anything else as its text, null where there is none
 */
public record Request(String method, String path, Map<String, String> query, String type, JsonNode body) {

    static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final Map<String, String> TYPES =
            Map.of("json", JSON, "form", FORM, "lines", "application/x-ndjson");

    /** As it came in at a server. */
    public static Request sent(String method, URI target, String contentType, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        Map<String, String> query = target.getRawQuery() == null ? Map.of() : parameters(target.getRawQuery());
        if (body.length == 0) {
            return new Request(method, target.getPath(), query, "", ContractFolder.JSON.nullNode());
        }
        String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        JsonNode content = switch (type) {
            case FORM -> ContractFolder.JSON.valueToTree(parameters(text));
            case JSON -> ContractFolder.JSON.readTree(text);
            default -> ContractFolder.JSON.valueToTree(text);
        };
        return new Request(method, target.getPath(), query, type, content);
    }

    /** As an expectation tells it: {@code method}, {@code target}, and {@code json}, {@code form} or {@code lines}. */
    static Request told(JsonNode asks) {
        String word = TYPES.keySet().stream().filter(asks::has).findFirst().orElse("");
        URI target = URI.create(asks.path("target").asString());
        return new Request(
                asks.path("method").asString(),
                target.getPath(),
                target.getRawQuery() == null ? Map.of() : parameters(target.getRawQuery()),
                TYPES.getOrDefault(word, ""),
                word.isEmpty() ? ContractFolder.JSON.nullNode() : asks.path(word));
    }

    /** This one, but for the values of these parameters and fields, which are another's where both have them. */
    Request withThoseOf(Request other, Set<String> names) {
        Map<String, String> parameters = new TreeMap<>(query);
        parameters.replaceAll((name, value) -> names.contains(name) ? other.query.getOrDefault(name, value) : value);
        JsonNode content = body.deepCopy();
        if (content instanceof ObjectNode object) {
            names.stream()
                    .filter(name -> object.has(name) && other.body.has(name))
                    .forEach(name -> object.set(name, other.body.get(name)));
        }
        return new Request(method, path, parameters, type, content);
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new TreeMap<>();
        Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> parameters.put(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : ""));
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
