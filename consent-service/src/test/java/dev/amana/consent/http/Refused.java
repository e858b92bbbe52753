package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.http.Call.Answer;
import java.util.List;
import java.util.UUID;

/** What every refusal has in common (docs/reference/bobf-api.md §7). */
final class Refused {

    private Refused() {}

    /** @param errors each as code without prefix, then the path where there is one */
    static void assertErrors(Answer answer, int status, List<String> errors) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).contains("application/json");
        assertThat(answer.at("/Code")).startsWith(status + " ");
        assertThat(UUID.fromString(answer.at("/Id")))
                .isEqualTo(
                        UUID.fromString(answer.header("x-fapi-interaction-id").orElseThrow()));
        assertThat(answer.at("/Message")).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "dev.amana", "jackson", "sql", "null");
        List<String> found = answer.json().at("/Errors").values().stream()
                .map(error -> error.get("ErrorCode").asString().substring("BH.OBF.".length())
                        + (error.has("Path") ? " " + error.get("Path").asString() : ""))
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(errors);
    }
}
