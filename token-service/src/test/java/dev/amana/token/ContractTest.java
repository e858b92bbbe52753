package dev.amana.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.testsupport.contracts.ContractFolder;
import dev.amana.token.support.Http;
import dev.amana.token.support.TokenServiceTest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The service answers what its contracts name, neither less nor more. */
class ContractTest extends TokenServiceTest {

    private static final ContractFolder CONTRACT = ContractFolder.of("token-service");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** What people look at is no API. */
    private static final List<String> PAGES = List.of("/authpage", "/staff/sign-in/", "/staff/staff.css");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void everyEndpointIsInAContractAndEveryPromiseIsAnEndpoint() {
        Set<String> answered = mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("dev.amana.token."))
                .flatMap(entry -> answered(entry.getKey()))
                .filter(endpoint -> PAGES.stream().noneMatch(page -> endpoint.contains(" " + page)))
                .collect(Collectors.toCollection(TreeSet::new));
        // Spring Authorization Server's filters answer these, before any mapping is asked.
        Stream.of("token.oauth2", "par", "revoke", "introspect")
                .map(name -> "POST /apigateway/as/" + name)
                .forEach(answered::add);
        assertThat(answered).isEqualTo(promised());
    }

    @ParameterizedTest
    @ValueSource(strings = {"token.oauth2", "par", "revoke", "introspect"})
    void theFiltersAnswerWhatTheyPromise(String name) {
        assertThat(Http.post(at("/apigateway/as/" + name), "application/x-www-form-urlencoded", "a=b")
                        .statusCode())
                .isIn(400, 401);
    }

    private static Set<String> promised() {
        return CONTRACT.files("*.openapi.yaml").stream()
                .map(CONTRACT::tree)
                .flatMap(ContractTest::promised)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> promised(JsonNode document) {
        String base = URI.create(document.at("/servers/0/url").asString()).getPath();
        return document.path("paths").properties().stream().flatMap(path -> {
            JsonNode reference = path.getValue().path("$ref");
            JsonNode item =
                    reference.isString() ? document.at(reference.asString().substring(1)) : path.getValue();
            return item.propertyNames().stream()
                    .filter(METHODS::contains)
                    .map(method -> endpoint(method.toUpperCase(Locale.ROOT), base + path.getKey()));
        });
    }

    /** A mapping without a method, or of OPTIONS, says what is not there. */
    private static Stream<String> answered(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .filter(method -> METHODS.contains(method.toLowerCase(Locale.ROOT)))
                .flatMap(method -> info.getPatternValues().stream().map(path -> endpoint(method, path)));
    }

    private static String endpoint(String method, String path) {
        return method + " " + path.replaceAll("\\{[^}]+}", "{}");
    }
}
