package dev.amana.testsupport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** A document takes what it names and refuses the rest, and an example of another shape than its schema is found. */
class OpenApiTest {

    private static final String DOCUMENT = """
            servers: [{ url: "http://localhost:8080/base" }]
            paths:
              /things/{id}:
                parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                post:
                  parameters: [{ name: limit, in: query, required: true, schema: { type: integer, maximum: 9 } }]
                  requestBody: { $ref: "#/components/requestBodies/Thing" }
                  responses:
                    "200":
                      content:
                        application/json:
                          schema: { $ref: "#/components/schemas/Thing" }
                          examples: { one: { $ref: "#/components/examples/One" } }
              /things/all:
                get: {}
            components:
              requestBodies:
                Thing:
                  required: true
                  content: { application/json: { schema: { oneOf: [{ $ref: "#/components/schemas/Thing" }] } } }
              schemas:
                Thing:
                  type: object
                  required: [name]
                  properties:
                    name: { type: string, examples: [a] }
              examples:
                One: { value: { name: b } }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /base/things/1?limit=3          | {\"name\":\"a\"}         | ``",
                "GET  | /base/things/all                | ``                       | ``",
                "POST | /base/things/all?limit=3        | {\"name\":\"a\"}         | has no POST /base/things/all",
                "PUT  | /base/things/1?limit=3          | {\"name\":\"a\"}         | has no PUT /base/things/1",
                "POST | /things/1?limit=3               | {\"name\":\"a\"}         | has no POST /things/1",
                "POST | /base/things/1                  | {\"name\":\"a\"}         | wants the parameter limit",
                "POST | /base/things/1?limit=3&x=1      | {\"name\":\"a\"}         | knows no parameter x",
                "POST | /base/things/1?limit=10         | {\"name\":\"a\"}         | parameter limit",
                "POST | /base/things/1?limit=3          | {\"name\":\"a\",\"b\":1} | knows no field b",
                "POST | /base/things/1?limit=3          | {\"name\":1}             | refuses the body",
                "POST | /base/things/1?limit=3          | ``                       | wants a body",
            })
    void aRequestIsTakenAsItIsNamed(String method, String target, String body, String refusal) {
        var request = Request.sent(
                method, URI.create(target), "application/json;charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
        var refusals = api(DOCUMENT).refusals(request);
        if (refusal.isEmpty()) {
            assertThat(refusals).isEmpty();
        } else {
            assertThat(refusals).anySatisfy(said -> assertThat(said).startsWith(refusal));
        }
    }

    @Test
    void aFormIsNotTakenForJson() {
        var request = Request.sent(
                "POST", URI.create("/base/things/1?limit=3"), Request.FORM, "name=a".getBytes(StandardCharsets.UTF_8));
        assertThat(api(DOCUMENT).refusals(request)).singleElement().asString().startsWith("takes no " + Request.FORM);
    }

    @Test
    void examplesAreOfTheirSchemas() {
        assertThat(api(DOCUMENT).wrongExamples()).isEmpty();
        assertThat(api(DOCUMENT.replace("value: { name: b }", "value: { name: 1 }"))
                        .wrongExamples())
                .singleElement()
                .asString()
                .contains("/examples/one");
        assertThat(api(DOCUMENT.replace("examples: [a]", "examples: [1]")).wrongExamples())
                .singleElement()
                .asString()
                .contains("/components/schemas/Thing/properties/name/examples");
        assertThat(api(DOCUMENT.replace("/examples/One", "/examples/Gone")).wrongExamples())
                .isNotEmpty();
    }

    private static OpenApi api(String yaml) {
        return new OpenApi(ContractFolder.JSON.valueToTree(new Yaml().<Map<String, Object>>load(yaml)));
    }
}
