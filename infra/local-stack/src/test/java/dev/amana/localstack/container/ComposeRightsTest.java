package dev.amana.localstack.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What no container may do, by the compose file; with an engine the build looks at the running containers too. */
class ComposeRightsTest {

    private static final Path COMPOSE_FILE = Path.of("../compose/compose.yaml");

    /** The reader's own limit is against files of strangers. */
    private static final int MOST_ALIASES = 1_000;

    /** They do one thing and end. */
    private static final Set<String> ONCE = Set.of("secrets", "topics");

    /** Whose images end as a user of their own: ours, and Kafka's. */
    private static final Set<String> IMAGES_WITH_A_USER = Set.of("amana", "apache");

    static Stream<Map.Entry<String, JsonNode>> services() throws IOException {
        LoaderOptions ours = new LoaderOptions();
        ours.setMaxAliasesForCollections(MOST_ALIASES);
        try (Reader reader = Files.newBufferedReader(COMPOSE_FILE)) {
            Object file = new Yaml(new SafeConstructor(ours)).load(reader);
            return JsonMapper.shared().<JsonNode>valueToTree(file).path("services").properties().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void containerCannotWriteItsRootNorGainRights(Map.Entry<String, JsonNode> service) {
        JsonNode definition = service.getValue();
        assertThat(definition.path("read_only").asBoolean(false)).isTrue();
        assertThat(definition.path("cap_drop").values())
                .extracting(JsonNode::asString)
                .containsExactly("ALL");
        assertThat(definition.path("security_opt").values())
                .extracting(JsonNode::asString)
                .contains("no-new-privileges:true");
        assertThat(definition.has("privileged")).isFalse();
        assertThat(definition.has("cap_add")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("services")
    void containerIsNotRoot(Map.Entry<String, JsonNode> service) {
        JsonNode definition = service.getValue();
        String image = definition.path("image").asString();
        if (definition.has("user")) {
            assertThat(definition.path("user").asString()).isNotIn("root", "0");
        } else {
            assertThat(image.substring(0, Math.max(0, image.indexOf('/')))).isIn(IMAGES_WITH_A_USER);
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void containerHasLimits(Map.Entry<String, JsonNode> service) {
        JsonNode limits = service.getValue().path("deploy").path("resources").path("limits");
        assertThat(limits.path("memory").asString()).matches("[1-9][0-9]*M");
        assertThat(limits.path("cpus").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void containerThatStaysIsAskedForItsHealth(Map.Entry<String, JsonNode> service) {
        assertThat(service.getValue().path("healthcheck").has("test")).isNotEqualTo(ONCE.contains(service.getKey()));
    }

    @ParameterizedTest
    @MethodSource("services")
    void portsAreOnTheLoopbackInterface(Map.Entry<String, JsonNode> service) {
        assertThat(service.getValue().path("ports").values())
                .extracting(JsonNode::asString)
                .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void secretsAreFilesOfAVolume(Map.Entry<String, JsonNode> service) {
        assertThat(service.getValue().path("environment").properties()).allSatisfy(variable -> {
            assertThat(variable.getKey()).doesNotMatch(".*(PASSWORD|SECRET|KEY|TOKEN)");
            if (variable.getKey().matches(".*(KEYFILE|KEYSDIR)")) {
                assertThat(variable.getValue().asString()).startsWith("/run/amana/");
            }
        });
    }
}
