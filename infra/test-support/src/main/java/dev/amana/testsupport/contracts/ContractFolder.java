package dev.amana.testsupport.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The folder {@code contract} of a service, as it lies in the checkout that the tests run in: never a copy of it. */
public final class ContractFolder {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final String service;

    private ContractFolder(String service) {
        this.service = service;
    }

    /** @param service its name, which is its folder's */
    public static ContractFolder of(String service) {
        return new ContractFolder(service);
    }

    /** A file's text. */
    public String read(String file) {
        return text(path().resolve(file));
    }

    /** A JSON or YAML file. */
    public JsonNode tree(String file) {
        String text = read(file);
        return file.endsWith(".yaml")
                ? JSON.valueToTree(new Yaml().<Map<String, Object>>load(text))
                : JSON.readTree(text);
    }

    /**
     * The files of a pattern such as {@code consents.v1.examples/*.json}, by their names below the folder.
     *
     * @throws IllegalStateException if there is none: whoever reads nothing proves nothing
     */
    public List<String> files(String pattern) {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> files = Files.walk(path())) {
            List<String> found = files.filter(Files::isRegularFile)
                    .map(path()::relativize)
                    .filter(matcher::matches)
                    .map(Path::toString)
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("%s has no file %s in its contract".formatted(service, pattern));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * In what a value breaks a schema; empty where it does not.
     *
     * @param pointer the schema's place in the file
     * @throws IllegalStateException if there is none: what is held against nothing always fits
     */
    public List<String> errors(String file, String pointer, JsonNode value) {
        JsonNode document = tree(file);
        JsonNode schema = document.at(pointer);
        if (schema.isMissingNode()) {
            throw new IllegalStateException("%s has no %s".formatted(file, pointer));
        }
        return new OpenApi(document).errors(schema, value);
    }

    /** What every consumer wrote down that it needs of this service. */
    public List<Expectation> expectations() {
        List<Expectation> found = new ArrayList<>();
        for (String consumer :
                Stream.concat(listed(root()), listed(root().resolve("infra"))).toList()) {
            Path folder = folder(consumer).resolve("contract/expects").resolve(service);
            if (Files.isDirectory(folder)) {
                listed(folder)
                        .filter(file -> file.endsWith(".json"))
                        .forEach(file -> found.add(Expectation.of(consumer, service, file)));
            }
        }
        return found;
    }

    /** The OpenAPI documents by their files. */
    Map<String, OpenApi> apis() {
        return listed(path())
                .filter(file -> file.endsWith(".openapi.yaml"))
                .collect(Collectors.toMap(file -> file, file -> new OpenApi(tree(file))));
    }

    /** In what the changelog and the contracts do not fit; empty where they do. */
    public List<String> changelogErrors() {
        return Changelog.parse(read("CHANGELOG.md")).errors(versions());
    }

    /** The topics that the service sends records to, by its AsyncAPI documents. */
    public List<String> topicsSentTo() {
        return listed(path())
                .filter(file -> file.endsWith(".asyncapi.yaml"))
                .map(this::tree)
                .flatMap(ContractFolder::sentTo)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> sentTo(JsonNode document) {
        return document.path("operations")
                .valueStream()
                .flatMap(operation -> Stream.of(
                        operation.path("action").asString("").equals("send")
                                ? operation.path("channel")
                                : JSON.missingNode(),
                        operation.at("/reply/channel")))
                .map(channel -> channel.path("$ref").asString(""))
                .filter(reference -> !reference.isEmpty())
                .map(reference ->
                        document.at(reference.substring(1)).path("address").asString());
    }

    /** The version of each OpenAPI and AsyncAPI document, by its file. */
    private Map<String, String> versions() {
        return listed(path())
                .filter(file -> file.endsWith("api.yaml"))
                .collect(Collectors.toMap(
                        file -> file, file -> tree(file).at("/info/version").asString()));
    }

    private Path path() {
        return folder(service).resolve("contract");
    }

    /** A service lies at the top; programs that use services lie in {@code infra}. */
    private static Path folder(String module) {
        Path top = root().resolve(module);
        return Files.isDirectory(top) ? top : root().resolve("infra").resolve(module);
    }

    private static Stream<String> listed(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the checkout: tests run in the folder of their module. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("infra/topics.json"))) {
            folder = Objects.requireNonNull(folder.getParent(), "not in a checkout");
        }
        return folder;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
