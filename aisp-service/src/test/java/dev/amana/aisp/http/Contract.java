package dev.amana.aisp.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.amana.aisp.permissions.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code contract/aisp.openapi.yaml}, and answers held against it. */
final class Contract {
    private static final String NAME = "https://amana.dev/contract/aisp.openapi.yaml";

    private final JsonNode document;
    private final SchemaRegistry registry;

    private Contract(JsonNode document) {
        this.document = document;
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(NAME, document.toString())));
    }

    static Contract load() {
        return new Contract(read("aisp.openapi.yaml"));
    }

    /** The paths of the operations' contract. */
    static List<String> operations() {
        return List.copyOf(read("operations-api.openapi.yaml").path("paths").propertyNames());
    }

    private static JsonNode read(String file) {
        try {
            Object yaml = new Yaml().load(Files.readString(Path.of("contract", file)));
            return JsonMapper.builder().build().valueToTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document() {
        return document;
    }

    /** The statuses that the contract documents for the endpoint. */
    Set<Integer> documented(Endpoint endpoint) {
        return document
                .at("/paths")
                .path(endpoint.path().substring(Endpoint.Paths.BASE.length()))
                .path("get")
                .path("responses")
                .propertyNames()
                .stream()
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The answer's status is documented there, its body is as documented, and every documented header is set. */
    void check(String method, String path, AispTest.Answer answer) {
        assertThat(answer.header("x-fapi-interaction-id")).hasSize(36);
        var endpoint = Arrays.stream(Endpoint.values())
                .filter(candidate -> path.matches(
                        candidate.path().replaceAll("\\{[^}]+}", "[^/]+").replace(".", "\\.")))
                .findFirst();
        if (method.equals("GET") && endpoint.isPresent()) {
            checkDocumented(endpoint.get(), answer);
        } else if (answer.status() >= 400) {
            assertThat(errorsOf(schema("/components/schemas/Error"), answer.body()))
                    .isEmpty();
        }
    }

    private void checkDocumented(Endpoint endpoint, AispTest.Answer answer) {
        var path = endpoint.path().substring(Endpoint.Paths.BASE.length());
        var response = resolved(
                document.at("/paths").path(path).path("get").path("responses").path(Integer.toString(answer.status())));
        assertThat(response.isObject())
                .as("%d of %s is documented: %s", answer.status(), path, answer.body())
                .isTrue();
        response.path("headers")
                .propertyNames()
                .forEach(name -> assertThat(answer.header(name)).as(name).isNotEmpty());
        if (answer.header("Content-Type").equals("application/pdf")) {
            assertThat(response.at("/content/application~1pdf").isObject()).isTrue();
            return;
        }
        var reference = response.at("/content/application~1json/schema/$ref").asString();
        assertThat(errorsOf(schema(reference.substring(1)), answer.body()))
                .as(answer.body())
                .isEmpty();
    }

    Schema schema(String pointer) {
        return registry.getSchema(SchemaLocation.of(NAME + "#" + pointer));
    }

    static List<String> errorsOf(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        return Optional.of(node.path("$ref").asString(""))
                .filter(reference -> !reference.isEmpty())
                .map(reference -> document.at(reference.substring(1)))
                .orElse(node);
    }
}
