package dev.amana.token.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.nimbusds.oauth2.sdk.TokenResponse;
import dev.amana.testsupport.contracts.ContractFolder;
import dev.amana.testsupport.contracts.Shape;
import dev.amana.token.staff.users.Member;
import dev.amana.token.support.Answers;
import dev.amana.token.support.Http;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.TokenServiceTest;
import dev.amana.token.support.Tpp;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What contract/staff.openapi.yaml promises, held against the answers. */
class StaffContractTest extends TokenServiceTest {

    private static final String ADMIN = "Bearer " + KeyFiles.ADMIN_KEY;

    private final JsonNode contract = read();

    private static JsonNode read() {
        try {
            return JsonMapper.shared()
                    .valueToTree(new Yaml().load(Files.readString(Path.of("contract/staff.openapi.yaml"))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertPromised(HttpResponse<String> answer, String method, String path, int status) {
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(status);
        JsonNode promised = contract.path("paths").path(path).path(method).path("responses");
        assertThat(promised.has(Integer.toString(status)))
                .as("%s %s promises %s", method, path, status)
                .isTrue();
        JsonNode schema = promised.path(Integer.toString(status))
                .path("content")
                .path("application/json")
                .path("schema");
        if (schema.isMissingNode()) {
            assertThat(answer.body()).isEmpty();
        } else {
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            assertThat(violations(schema, answer.body())).isEmpty();
        }
    }

    private java.util.List<com.networknt.schema.Error> violations(JsonNode schema, String body) {
        // References lead through the whole document, so it goes along.
        var whole = JsonMapper.shared().createObjectNode();
        whole.set("allOf", JsonMapper.shared().createArrayNode().add(schema));
        whole.set("components", contract.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString())
                .validate(
                        body,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private HttpResponse<String> token(Map<String, String> fields) {
        Tpp operator = new Tpp(at("").getPort(), "amana-operator", KeyFiles.OPERATOR);
        Map<String, String> all = new java.util.HashMap<>(fields);
        all.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        all.put("client_assertion", operator.assertion(claims -> claims.audience(STAFF_ISSUER)));
        return Http.form(at("/staff/token"), all);
    }

    private String bearer() {
        return "Bearer "
                + JsonMapper.shared()
                        .readTree(token(Map.of("grant_type", "client_credentials"))
                                .body())
                        .path("access_token")
                        .asString();
    }

    @Test
    void documentsAreAsPromised() {
        for (String path : new String[] {"/staff/.well-known/openid-configuration", "/staff/jwks"}) {
            assertPromised(Http.get(at(path)), "get", path, 200);
        }
    }

    @Test
    void tokensAndRefusalsAreAsPromised() {
        assertPromised(token(Map.of("grant_type", "client_credentials")), "post", "/staff/token", 200);
        assertPromised(token(Map.of("grant_type", "password")), "post", "/staff/token", 400);
        assertPromised(
                Http.form(at("/staff/token"), Map.of("grant_type", "client_credentials")), "post", "/staff/token", 401);
    }

    @Test
    void keysAreAsPromised() {
        String keys = "/operations/keys";
        assertPromised(Http.get(at(keys)), "get", keys, 401);
        assertPromised(Http.get(at(keys), "Authorization", bearer()), "get", keys, 200);
        String rotations = keys + "/rotations";
        assertPromised(Http.post(at(rotations), "application/json", ""), "post", rotations, 401);
        assertPromised(
                Http.post(at(rotations), "application/json", "", "Authorization", bearer()), "post", rotations, 202);
    }

    @Test
    void revocationsAreToldAgainAsPromised() {
        String tellings = "/operations/revocations/tellings";
        assertPromised(Http.post(at(tellings), "application/json", ""), "post", tellings, 401);
        assertPromised(
                Http.post(at(tellings), "application/json", "", "Authorization", bearer()), "post", tellings, 200);
    }

    @Test
    void whoComesAndGoesIsToldAsPromised() {
        String path = "/internal/staff";
        String name = "staff-" + UUID.randomUUID();
        String joining = "{\"name\":\"%s\",\"roles\":[\"auditor\"]}".formatted(name);
        for (int status : new int[] {201, 409}) {
            assertPromised(
                    Http.post(at(path), "application/json", joining, "Authorization", ADMIN), "post", path, status);
        }
        assertPromised(Http.post(at(path), "application/json", "{", "Authorization", ADMIN), "post", path, 400);
        assertPromised(Http.get(at(path), "Authorization", ADMIN), "get", path, 200);
        for (int status : new int[] {204, 404}) {
            assertPromised(
                    Http.send(HttpRequest.newBuilder(at(path + "/" + name))
                            .header("Authorization", ADMIN)
                            .DELETE()),
                    "delete",
                    path + "/{name}",
                    status);
        }
    }

    @Test
    void answersAreOfTheShapeOfTheirExamples() {
        assertShape(token(Map.of("grant_type", "client_credentials")).body(), "tokens.program");
        assertShape(Http.get(at("/operations/keys"), "Authorization", bearer()).body(), "signing-keys");
        assertShape(Http.get(at("/staff/jwks")).body(), "jwks");
        assertShape(
                Http.post(at("/operations/revocations/tellings"), "application/json", "", "Authorization", bearer())
                        .body(),
                "revocations.told");
        String joining = "{\"name\":\"staff-%s\",\"roles\":[\"auditor\"]}".formatted(UUID.randomUUID());
        assertShape(
                Http.post(at("/internal/staff"), "application/json", joining, "Authorization", ADMIN)
                        .body(),
                "joined");
        assertShape(Http.get(at("/internal/staff"), "Authorization", ADMIN).body(), "members");
    }

    @Test
    void aSignInEndsWithTokensOfTheShapeOfTheirExample() {
        StaffConsole console = StaffConsole.at(at("").getPort(), STAFF_ISSUER);
        TokenResponse tokens = console.redeem(console.code(Member.join(at("/internal/staff"), "auditor"), 0));
        assertShape(Answers.success(tokens).toJSONObject().toJSONString(), "tokens.sign-in");
    }

    private static void assertShape(String answer, String example) {
        JsonNode golden = ContractFolder.of("token-service").tree("staff.examples/" + example + ".json");
        assertThat(Shape.of(JsonMapper.shared().readTree(answer))).as(answer).isEqualTo(Shape.of(golden));
    }

    @Test
    void anAnswerThatIsNotPromisedIsFound() {
        JsonNode keys = contract.at("/paths/~1operations~1keys/get/responses/200/content/application~1json/schema");

        assertThat(violations(keys, "[]")).isNotEmpty();
        assertThat(violations(keys, "[{\"kid\":\"x\"},{\"kid\":\"y\"}]")).isNotEmpty();
    }
}
