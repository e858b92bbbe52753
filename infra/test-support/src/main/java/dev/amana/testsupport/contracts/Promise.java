package dev.amana.testsupport.contracts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A provider's own schema, asked whether it promises what a consumer needs: an example with a field in it does not mean that
 * the field will always be there.
 */
record Promise(JsonNode document) {

    List<String> missing(JsonNode needs, JsonNode promised) {
        List<String> missing = new ArrayList<>();
        compare(needs, promised, "$", missing);
        return missing;
    }

    private void compare(JsonNode needs, JsonNode reference, String place, List<String> missing) {
        JsonNode promised = resolved(reference);
        Set<JsonNode> required = values(promised.path("required"));
        for (JsonNode name : needs.path("required")) {
            if (!required.contains(name)) {
                missing.add("does not promise %s.%s".formatted(place, name.asString()));
            }
        }
        if (needs.has("enum") || needs.has("const")) {
            Set<JsonNode> unknown = choices(promised);
            unknown.removeAll(choices(needs));
            if (choices(promised).isEmpty() || !unknown.isEmpty()) {
                missing.add("promises %s as one of %s, of which the reader knows %s"
                        .formatted(place, choices(promised), choices(needs)));
            }
        }
        needs.path("properties").properties().forEach(field -> {
            JsonNode property = promised.path("properties").path(field.getKey());
            if (property.isMissingNode()) {
                missing.add("does not name %s.%s".formatted(place, field.getKey()));
            } else {
                compare(field.getValue(), property, place + "." + field.getKey(), missing);
            }
        });
        if (needs.has("items")) {
            compare(needs.path("items"), promised.path("items"), place + "[]", missing);
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.path("$ref").isString()
                ? document.at(node.path("$ref").asString().substring(1))
                : node;
    }

    private static Set<JsonNode> choices(JsonNode schema) {
        return schema.has("const") ? new HashSet<>(Set.of(schema.get("const"))) : values(schema.path("enum"));
    }

    private static Set<JsonNode> values(JsonNode array) {
        Set<JsonNode> values = new HashSet<>();
        array.forEach(values::add);
        return values;
    }
}
