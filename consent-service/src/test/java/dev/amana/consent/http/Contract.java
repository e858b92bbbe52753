package dev.amana.consent.http;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the service promises: the files in {@code contract/}. */
public final class Contract {

    private static final Path DIRECTORY = Path.of("contract");
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Contract() {}

    public static String read(String file) {
        try {
            return Files.readString(DIRECTORY.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Path> files(String directory) {
        try (var files = Files.list(DIRECTORY.resolve(directory))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode yaml(String file) {
        return JSON.valueToTree(new Yaml().<Map<String, Object>>load(read(file)));
    }

    /** In what a value breaks the JSON Schema in this file. */
    public static List<String> errors(String schemaFile, JsonNode value) {
        return errors(SCHEMAS.getSchema(JSON.readTree(read(schemaFile))), value);
    }

    /** In what a body breaks a component schema of an OpenAPI file. */
    public static List<String> errors(String openApiFile, String component, JsonNode value) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$ref", "#/components/schemas/" + component);
        schema.set("components", yaml(openApiFile).get("components"));
        return errors(SCHEMAS.getSchema(schema), value);
    }

    private static List<String> errors(Schema schema, JsonNode value) {
        return schema
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }
}
