package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.feed.project.ProjectedRecord;
import dev.amana.revocations.Introspection;
import dev.amana.revocations.RevocationsProjection;
import dev.amana.testsupport.contracts.Expectation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What token-service promises to tell and to answer is understood, and what lacks what is needed is refused. */
class TokenServicePromisesTest {

    private static final TestIntrospection INTROSPECTED = RunningService.TOKENS.introspection();

    private final RunningService service = RunningService.shared();

    @AfterEach
    void asUsual() {
        INTROSPECTED.answers(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-revocations.v1", "token-revocations.v1.lifted"})
    void ofARevocationNothingIsNeededButWhatIsExpected(String name) {
        var expected = Expectation.named("consent-service", "token-service", name);
        expected.examples().forEach((file, golden) -> {
            String whole = kept(golden);
            assertThat(whole.isEmpty()).as(file).isEqualTo(golden.path("lifted").asBoolean(false));
            assertThat(kept(expected.least(golden))).as(file).isEqualTo(whole);
            assertThat(kept(expected.more(golden))).as(file).isEqualTo(whole);
            assertThatThrownBy(() -> kept(((ObjectNode) golden.deepCopy()).put("schema", 2)))
                    .hasMessageContaining("unknown schema 2");
            if (!whole.isEmpty()) {
                expected.lacking(golden)
                        .forEach((field, record) -> assertThatThrownBy(() -> kept(record))
                                .as(file + " without " + field)
                                .isInstanceOf(RuntimeException.class));
            }
        });
    }

    /** What stands revoked after the record, where another time stood before it. */
    private String kept(JsonNode record) {
        String key = "token:golden-" + UUID.randomUUID();
        var projection = service.bean(RevocationsProjection.class);
        projection.apply(revocation(key, """
                {"schema":1,"since":"2026-11-20T00:00:00Z","keepUntil":"2026-11-20T00:00:00Z"}"""));
        projection.apply(revocation(key, record.toString()));
        return service.database()
                .sql("select since || ' ' || keep_until from token_revocation where revocation_key = ?")
                .param(key)
                .query((row, _) -> row.getString(1))
                .optional()
                .orElse("");
    }

    private static ProjectedRecord revocation(String key, String json) {
        return new ProjectedRecord(
                RevocationsProjection.TOPIC, 0, 0, key, json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    @Test
    void ofAnIntrospectionNothingIsNeededButWhatIsExpected() {
        var expected = Expectation.named("consent-service", "token-service", "introspection");
        assertThat(expected.examples()).hasSize(2);
        expected.examples().forEach((file, golden) -> {
            boolean active = file.contains(".active");
            assertThat(active(golden)).as(file).isEqualTo(active);
            assertThat(active(expected.least(golden))).as(file).isEqualTo(active);
            assertThat(active(expected.more(golden))).as(file).isEqualTo(active);
            expected.lacking(golden)
                    .forEach((field, answer) -> assertThatThrownBy(() -> active(answer))
                            .as(file + " without " + field)
                            .isInstanceOf(RestClientException.class));
        });
        assertThat(INTROSPECTED.lastAsked())
                .hasValueSatisfying(asked -> assertThat(expected.asks()).contains(expected.comparable(asked)));
    }

    private boolean active(JsonNode answer) {
        INTROSPECTED.answers(answer.toString());
        return service.bean(Introspection.class).active("eyJ.the.token");
    }
}
