package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.http.Call.Answer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The service does what its contract says, neither less nor more. */
class ContractTest {

    private static final String PUBLIC_API = "public-api.openapi.yaml";
    private static final String INTERNAL_API = "internal-api.openapi.yaml";
    private static final Pattern OURS = Pattern.compile("dev\\.amana\\.(consent|feed)\\.");
    private static final String OPERATIONS_API = "operations-api.openapi.yaml";

    private final RunningService service = RunningService.shared();
    private final Consents consents = new Consents(service);

    @Test
    void everyEndpointIsInTheContractAndEveryPromiseIsAnEndpoint() {
        Set<String> promised = new TreeSet<>();
        operations(PUBLIC_API, "/apigateway/bobf/release1.0.0").forEach(promised::add);
        operations(INTERNAL_API, "").forEach(promised::add);
        operations(Audits.CONTRACT, "").forEach(promised::add);
        operations(OPERATIONS_API, "").forEach(promised::add);
        RequestMappingHandlerMapping mapping =
                service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        Set<String> served = mapping.getHandlerMethods().entrySet().stream()
                .filter(entry ->
                        OURS.matcher(entry.getValue().getBeanType().getName()).lookingAt())
                .filter(entry ->
                        !entry.getValue().getBeanType().getPackageName().endsWith(".auditpage"))
                .flatMap(entry -> served(entry.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(served).isEqualTo(promised).isNotEmpty();
    }

    @Test
    void answersKeepTheirSchemas() {
        String id = consents.created();
        assertPublic("ConsentResponse", consents.get(id));
        UUID attempt = UUID.randomUUID();
        assertInternal("Authorisation", consents.authorise(id, attempt, "psu-1"));
        assertInternal("Consent", consents.internal(id));
        assertInternal("Refusal", consents.authorise(id, UUID.randomUUID(), "psu-2"));
        assertPublic("ConsentResponse", consents.delete(id));
        assertPublic("Error", consents.patch(id, "{}"));
        assertInternal("Revocation", consents.revokeAsPsu(consents.authorised(), "psu-1"));
        assertInternal("ConsentsOfPsu", consents.ofPsu("psuId=psu-1&limit=100"));
        assertInternal("Rejection", consents.reject(consents.created(), attempt));
    }

    @Test
    void theSchemasWouldNoticeADifference() {
        Answer answer = consents.get(consents.created());
        JsonNode shortened = answer.json().deepCopy();
        ((tools.jackson.databind.node.ObjectNode) shortened.get("Data")).remove("Status");
        assertThat(Contract.errors(PUBLIC_API, "ConsentResponse", shortened)).isNotEmpty();
        JsonNode local = answer.json().deepCopy();
        ((tools.jackson.databind.node.ObjectNode) local.get("Data"))
                .put("CreationDateTime", "2021-05-22T07:05:34+03:00");
        assertThat(Contract.errors(PUBLIC_API, "ConsentResponse", local)).isNotEmpty();
    }

    private static void assertPublic(String component, Answer answer) {
        assertThat(Contract.errors(PUBLIC_API, component, answer.json()))
                .as(answer.text())
                .isEmpty();
    }

    private static void assertInternal(String component, Answer answer) {
        assertThat(Contract.errors(INTERNAL_API, component, answer.json()))
                .as(answer.text())
                .isEmpty();
    }

    private static Stream<String> operations(String file, String prefix) {
        Set<String> methods = Set.of("get", "post", "patch", "delete", "put");
        return Contract.yaml(file).get("paths").properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .filter(methods::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + prefix + path.getKey()));
    }

    private static Stream<String> served(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path));
    }
}
