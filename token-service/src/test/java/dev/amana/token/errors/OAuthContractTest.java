package dev.amana.token.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class OAuthContractTest {

    private static Map<String, Object> contract() throws IOException {
        return new Yaml().load(Files.readString(Path.of("contract/oauth.openapi.yaml")));
    }

    @Test
    void theContractNamesEveryErrorAndNoOther() throws IOException {
        List<String> promised = at(contract(), "components", "schemas", "OAuthError", "properties", "error", "enum");

        assertThat(promised)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(OAuthError.values()).map(OAuthError::code).toList());
    }

    @Test
    void everyReferenceOfTheContractLeadsSomewhere() throws IOException {
        Map<String, Object> contract = contract();
        Arrays.stream(Files.readString(Path.of("contract/oauth.openapi.yaml")).split("\\$ref: \""))
                .skip(1)
                .map(text -> text.substring(2, text.indexOf('"')))
                .forEach(path -> assertThat(OAuthContractTest.<Object>at(contract, names(path)))
                        .as(path)
                        .isNotNull());
    }

    /** The names that a JSON pointer leads along (RFC 6901 §4). */
    private static String[] names(String pointer) {
        return Arrays.stream(pointer.split("/"))
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toArray(String[]::new);
    }

    @SuppressWarnings("unchecked")
    private static <T> T at(Map<String, Object> tree, String... path) {
        Object node = tree;
        for (String name : path) {
            node = Objects.requireNonNull(((Map<String, Object>) node).get(name), name);
        }
        return (T) node;
    }
}
