package dev.amana.testsupport.contracts;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A provider's OpenAPI document, asked whether it takes what a consumer sends, and whether its own examples are right. */
record OpenApi(JsonNode document) {

    /** Why it does not promise to take the request; empty where it does. */
    List<String> refusals(Request request) {
        Optional<JsonNode> item = item(request.path());
        JsonNode operation = item.map(found -> found.path(request.method().toLowerCase(Locale.ROOT)))
                .orElseGet(ContractFolder.JSON::missingNode);
        if (operation.isMissingNode()) {
            return List.of("has no %s %s".formatted(request.method(), request.path()));
        }
        List<String> refusals = new ArrayList<>();
        parameters(item.orElseThrow(), operation, request.query(), refusals);
        body(resolved(operation.path("requestBody")), request, refusals);
        return refusals;
    }

    /** Every example in it that is not of its own schema, by its place. */
    List<String> wrongExamples() {
        List<String> wrong = new ArrayList<>();
        examples(document, "", wrong);
        return wrong;
    }

    /** The path's entry: by its name, or by the template with the fewest variables. */
    private Optional<JsonNode> item(String path) {
        String base = Optional.ofNullable(
                        URI.create(document.at("/servers/0/url").asString("")).getPath())
                .orElse("");
        return document.path("paths").properties().stream()
                .filter(entry -> path.matches(base + pattern(entry.getKey())))
                .min(Comparator.comparing(
                        entry -> entry.getKey().chars().filter(c -> c == '{').count()))
                .map(entry -> resolved(entry.getValue()));
    }

    private static String pattern(String template) {
        StringBuilder pattern = new StringBuilder();
        for (String part : template.split("(?=\\{)|(?<=})")) {
            pattern.append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
        }
        return pattern.toString();
    }

    private void parameters(JsonNode item, JsonNode operation, Map<String, String> sent, List<String> refusals) {
        Set<String> known = new HashSet<>();
        Stream.of(item, operation)
                .flatMap(where -> where.path("parameters").valueStream())
                .map(this::resolved)
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .forEach(parameter -> {
                    String name = parameter.path("name").asString();
                    known.add(name);
                    String value = sent.get(name);
                    if (value != null) {
                        errors(parameter.path("schema"), typed(value, resolved(parameter.path("schema"))))
                                .forEach(error -> refusals.add("parameter %s %s".formatted(name, error)));
                    } else if (parameter.path("required").asBoolean(false)) {
                        refusals.add("wants the parameter " + name);
                    }
                });
        sent.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refusals.add("knows no parameter " + name));
    }

    private static JsonNode typed(String value, JsonNode schema) {
        return Set.of("integer", "number", "boolean")
                        .contains(schema.path("type").asString(""))
                ? ContractFolder.JSON.readTree(value)
                : ContractFolder.JSON.valueToTree(value);
    }

    private void body(JsonNode promised, Request request, List<String> refusals) {
        if (request.type().isEmpty()) {
            if (promised.path("required").asBoolean(false)) {
                refusals.add("wants a body");
            }
            return;
        }
        JsonNode schema = promised.path("content").path(request.type()).path("schema");
        if (schema.isMissingNode()) {
            refusals.add("takes no %s at %s".formatted(request.type(), request.path()));
            return;
        }
        errors(schema, request.body()).forEach(error -> refusals.add("refuses the body: " + error));
        Set<String> names = new HashSet<>();
        names(schema, names);
        request.body()
                .propertyNames()
                .forEach(name -> Optional.of(name)
                        .filter(field -> !names.contains(field))
                        .ifPresent(field -> refusals.add("knows no field " + field)));
    }

    /** The fields that a body may have, by any of the schema's alternatives. */
    private void names(JsonNode reference, Set<String> names) {
        JsonNode schema = resolved(reference);
        names.addAll(schema.path("properties").propertyNames());
        Stream.of("oneOf", "anyOf", "allOf")
                .flatMap(word -> schema.path(word).valueStream())
                .forEach(alternative -> names(alternative, names));
    }

    private void examples(JsonNode node, String place, List<String> wrong) {
        if (node.has("schema")) {
            JsonNode schema = node.path("schema");
            if (node.has("example")) {
                check(schema, node.path("example"), place + "/example", wrong);
            }
            node.path("examples")
                    .properties()
                    .forEach(example -> check(
                            schema,
                            resolved(example.getValue()).path("value"),
                            place + "/examples/" + example.getKey(),
                            wrong));
        } else if (node.path("examples").isArray()) {
            node.path("examples").forEach(example -> check(node, example, place + "/examples", wrong));
        }
        node.properties().forEach(field -> {
            // What stands in an example is no schema, whatever its fields are called.
            if (!field.getKey().equals("example") && !field.getKey().equals("examples")) {
                examples(field.getValue(), place + "/" + field.getKey(), wrong);
            }
        });
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                examples(node.get(i), place + "/" + i, wrong);
            }
        }
    }

    private void check(JsonNode schema, JsonNode example, String place, List<String> wrong) {
        errors(schema, example).forEach(error -> wrong.add(place + ": " + error));
    }

    /** In what a value breaks a schema of this document. */
    List<String> errors(JsonNode schema, JsonNode value) {
        ObjectNode whole = ContractFolder.JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        // References lead through the whole document, so it goes along.
        Stream.of("components", "$defs").filter(document::has).forEach(part -> whole.set(part, document.get(part)));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.path("$ref").isString()
                ? document.at(node.path("$ref").asString().substring(1))
                : node;
    }
}
