package dev.amana.testsupport.contracts;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one service needs of what another says: {@code <consumer>/contract/expects/<provider>/<name>.json}. Its {@code reads}
 * are the provider's examples (a pattern below its folder), {@code needs} a JSON Schema of the fields that the consumer takes
 * from them and no others, {@code promise} the provider's own schema of them. Where it asks over HTTP, {@code asks} are the
 * requests that it sends ({@code api}, the provider's document; {@code method}, {@code target}, and {@code json},
 * {@code form} or {@code lines}), and {@code varies} names the parameters and fields of them that differ from call to call.
 *
 * <p>The provider's tests ask what is {@linkplain #unmet unmet}. The consumer's tests prove that it says what is true: that
 * the {@linkplain #least least} is enough, that {@linkplain #more more} changes nothing, that what is
 * {@linkplain #lacking lacking} is missed, and that it {@linkplain #asks asks} so and not otherwise.
 */
public record Expectation(String consumer, String provider, String name, JsonNode terms) {

    static Expectation of(String consumer, String provider, String file) {
        return new Expectation(
                consumer, provider, file, ContractFolder.of(consumer).tree("expects/" + provider + "/" + file));
    }

    /** The one of this name. */
    public static Expectation named(String consumer, String provider, String name) {
        return of(consumer, provider, name + ".json");
    }

    /** The provider's examples, by their files. */
    public Map<String, JsonNode> examples() {
        var folder = ContractFolder.of(provider);
        var examples = new TreeMap<String, JsonNode>();
        terms.path("reads")
                .valueStream()
                .flatMap(pattern -> folder.files(pattern.asString()).stream())
                .forEach(file -> examples.put(file, folder.tree(file)));
        return examples;
    }

    /** Where the provider says less than is needed, each with the consumer's name; empty where it says enough. */
    public List<String> unmet() {
        List<String> unmet = new ArrayList<>();
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(needs());
        examples()
                .forEach((file, example) -> schema.validate(
                                example,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                        .forEach(error -> unmet.add(blame(file, error.toString()))));
        for (JsonNode promise :
                terms.path("promise").isString() ? List.of(terms.path("promise")) : List.<JsonNode>of()) {
            String[] place = promise.asString().split("#", 2);
            var document = ContractFolder.of(provider).tree(place[0]);
            new Promise(document)
                    .missing(needs(), place.length == 2 ? document.at(place[1]) : document).stream()
                            .map(missing -> blame(place[0], missing))
                            .forEach(unmet::add);
        }
        terms.path("asks").forEach(asked -> {
            String api = asked.path("api").asString();
            new OpenApi(ContractFolder.of(provider).tree(api))
                    .refusals(Request.told(asked))
                    .forEach(refusal -> unmet.add(blame(api, refusal)));
        });
        return unmet;
    }

    /** The requests that the consumer says it sends. */
    public List<Request> asks() {
        return terms.path("asks").valueStream().map(Request::told).toList();
    }

    /** A request that was sent, with what differs from call to call as it stands in the one that is expected. */
    public Request comparable(Request sent) {
        Set<String> varies =
                terms.path("varies").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        return asks().stream()
                .filter(asked -> asked.method().equals(sent.method())
                        && asked.path().equals(sent.path())
                        && asked.query().keySet().equals(sent.query().keySet()))
                .findFirst()
                .map(asked -> sent.withThoseOf(asked, varies))
                .orElse(sent);
    }

    private String blame(String file, String what) {
        return "%s breaks a promise to %s (%s/contract/expects/%s/%s): %s %s"
                .formatted(provider, consumer, consumer, provider, name, file, what);
    }

    /** The example with nothing in it but what is needed. */
    public JsonNode least(JsonNode example) {
        return pruned(example, needs());
    }

    /** The example with fields in it that nobody knows; what is taken whole, whatever is in it, stays as it is. */
    public JsonNode more(JsonNode example) {
        JsonNode copy = example.deepCopy();
        objectsIn(copy, needs())
                .toList()
                .forEach(object -> object.putArray("addedLater").addObject().put("by", provider));
        return copy;
    }

    /** The example once without each field that is required, by the field's place. */
    public Map<String, JsonNode> lacking(JsonNode example) {
        var lacking = new TreeMap<String, JsonNode>();
        requiredIn(example, needs(), "").forEach(pointer -> {
            JsonNode copy = example.deepCopy();
            int cut = pointer.lastIndexOf('/');
            ((ObjectNode) copy.at(pointer.substring(0, cut))).remove(pointer.substring(cut + 1));
            lacking.put(pointer, copy);
        });
        return lacking;
    }

    private JsonNode needs() {
        return terms.path("needs");
    }

    private static JsonNode pruned(JsonNode value, JsonNode needs) {
        if (value.isArray() && needs.has("items")) {
            var array = ContractFolder.JSON.createArrayNode();
            value.forEach(item -> array.add(pruned(item, needs.path("items"))));
            return array;
        }
        if (!value.isObject() || !needs.has("properties")) {
            return value;
        }
        var object = ContractFolder.JSON.createObjectNode();
        value.properties().forEach(field -> {
            JsonNode needed = needs.path("properties").path(field.getKey());
            if (!needed.isMissingNode()) {
                object.set(field.getKey(), pruned(field.getValue(), needed));
            }
        });
        return object;
    }

    private static Stream<ObjectNode> objectsIn(JsonNode value, JsonNode needs) {
        if (value instanceof ObjectNode object) {
            boolean whole = !needs.isMissingNode() && !needs.has("properties");
            return whole
                    ? Stream.empty()
                    : Stream.concat(
                            Stream.of(object),
                            object.properties().stream()
                                    .flatMap(field -> objectsIn(
                                            field.getValue(),
                                            needs.path("properties").path(field.getKey()))));
        }
        return value.valueStream().flatMap(item -> objectsIn(item, needs.path("items")));
    }

    private static Stream<String> requiredIn(JsonNode value, JsonNode needs, String place) {
        if (value.isArray()) {
            return value.isEmpty() ? Stream.of() : requiredIn(value.get(0), needs.path("items"), place + "/0");
        }
        Stream<String> here = needs.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .filter(value::has)
                .map(name -> place + "/" + name);
        Stream<String> deeper = needs.path("properties").properties().stream()
                .filter(field -> value.has(field.getKey()))
                .flatMap(field ->
                        requiredIn(value.path(field.getKey()), field.getValue(), place + "/" + field.getKey()));
        return Stream.concat(here, deeper);
    }
}
