package dev.amana.aisp.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/permissions.md} shows the table that the service runs on, line for line. */
class PermissionsPageTest {
    private static final Path PAGE = Path.of("../docs/permissions.md");
    private static final Path AS_IT_SHOULD_BE = Path.of("target/permissions.md");

    @Test
    void thePageShowsTheTable() throws IOException {
        Files.createDirectories(AS_IT_SHOULD_BE.getParent());
        Files.writeString(AS_IT_SHOULD_BE, page());
        assertThat(Files.readString(PAGE))
                .as("%s is the page as the table has it", AS_IT_SHOULD_BE.toAbsolutePath())
                .isEqualTo(page());
    }

    private static String page() {
        return """
                # Which permission opens which endpoint and uncovers which field

                This is the table that enforcement runs on (`aisp-service`, package `permissions`), written out; a test holds
                it to the code. The clauses are `docs/reference/bobf-api.md` §1 and §4.

                ## Endpoints

                Paths are below `/apigateway/bobf/release1.0.0`. A consent must grant one permission of every group.

                | path | answers with | needs |
                |---|---|---|
                """
                + Arrays.stream(Endpoint.values()).map(PermissionsPageTest::row).collect(Collectors.joining())
                + """

                ## Fields

                What core banking holds besides these never leaves. Card numbers (scheme `BH.OBF.PAN`, and a card's own
                number) are masked to their first six and last four digits unless `ReadPAN` is granted. Of transactions,
                `ReadTransactionsCredits` lets credits out and `ReadTransactionsDebits` debits.

                | resource | field | uncovered by any of |
                |---|---|---|
                """
                + Arrays.stream(Resource.values())
                        .map(PermissionsPageTest::rows)
                        .collect(Collectors.joining());
    }

    private static String row(Endpoint endpoint) {
        var needs = endpoint.requirement().groups().stream()
                .map(group -> codes(group, " or "))
                .collect(Collectors.joining(", and "));
        return "| `%s` | %s | %s |%n"
                .formatted(
                        endpoint.path().substring(Endpoint.Paths.BASE.length()),
                        endpoint == Endpoint.ACCOUNT_STATEMENT_FILE
                                ? "the file"
                                : endpoint.resource().label(),
                        needs.isEmpty() ? "nothing: public data" : needs);
    }

    private static String rows(Resource resource) {
        return resource.parts().stream()
                .flatMap(part -> part.fields().stream()
                        .map(field -> "| %s | `%s` | %s |%n"
                                .formatted(
                                        resource.label(),
                                        field,
                                        part.uncoveredBy().isEmpty() ? "everybody" : codes(part.uncoveredBy(), ", "))))
                .collect(Collectors.joining());
    }

    private static String codes(Set<Permission> permissions, String between) {
        return permissions.stream()
                .sorted()
                .map(permission -> "`" + permission.code() + "`")
                .collect(Collectors.joining(between));
    }
}
