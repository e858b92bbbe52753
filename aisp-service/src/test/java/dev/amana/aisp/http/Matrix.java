package dev.amana.aisp.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is expected of every endpoint under every set of permissions, by the two tables beside the tests' resources and
 * by nothing of the service's own code.
 */
final class Matrix {
    private static final Path TABLES = Path.of("src/test/resources/matrix");

    /** The permissions of docs/reference/bobf-api.md §3. */
    static final List<String> PERMISSIONS = List.of(
            "ReadAccountsBasic",
            "ReadAccountsDetail",
            "ReadBalances",
            "ReadBeneficiariesBasic",
            "ReadBeneficiariesDetail",
            "ReadDirectDebits",
            "ReadOffers",
            "ReadPAN",
            "ReadParty",
            "ReadSupplementaryAccountInfo",
            "ReadFutureDatedPaymentsBasic",
            "ReadFutureDatedPaymentsDetail",
            "ReadStandingOrdersBasic",
            "ReadStandingOrdersDetail",
            "ReadStatementsBasic",
            "ReadStatementsDetail",
            "ReadTransactionsBasic",
            "ReadTransactionsCredits",
            "ReadTransactionsDebits",
            "ReadTransactionsDetail");

    private final List<Row> rows;
    private final List<Uncovering> uncoverings;

    /** An endpoint: its path, what it answers with, what it needs. */
    record Row(String path, String resource, List<Set<String>> needed) {

        boolean isPublic() {
            return needed.isEmpty();
        }

        boolean opensTo(Set<String> granted) {
            return needed.stream().allMatch(group -> group.stream().anyMatch(granted::contains));
        }
    }

    /** Fields of a resource that any of these permissions uncovers. */
    record Uncovering(String resource, Set<String> by, List<String> fields) {

        boolean appliesTo(String of, Set<String> granted) {
            return resource.equals(of) && (by.isEmpty() || by.stream().anyMatch(granted::contains));
        }
    }

    private Matrix(List<Row> rows, List<Uncovering> uncoverings) {
        this.rows = rows;
        this.uncoverings = uncoverings;
    }

    static Matrix load() {
        return new Matrix(
                lines("endpoints.txt")
                        .map(cells -> new Row(cells[0], cells[1], groups(cells[2])))
                        .toList(),
                lines("fields.txt")
                        .map(cells -> new Uncovering(
                                cells[0],
                                groups(cells[1]).stream().findFirst().orElse(Set.of()),
                                List.of(cells[2].split(" "))))
                        .toList());
    }

    List<Row> rows() {
        return rows;
    }

    Set<String> fields(String resource, Set<String> granted) {
        var fields = new TreeSet<String>();
        uncovered(resource, granted).forEach(field -> fields.add(field.replace("*", "")));
        return fields;
    }

    boolean showsCardNumber(String resource, Set<String> granted) {
        return uncovered(resource, granted).anyMatch(field -> field.endsWith("*"));
    }

    /**
     * The sets that matter for a row: none; each permission alone; all; all but one; and for a row of several groups
     * every choice of one from each; those that open it once more with ReadPAN.
     */
    static Set<Set<String>> permissionSets(Row row) {
        var sets = new LinkedHashSet<Set<String>>();
        sets.add(Set.of());
        PERMISSIONS.forEach(permission -> sets.add(Set.of(permission)));
        sets.add(new TreeSet<>(PERMISSIONS));
        for (var left : PERMISSIONS) {
            var others = new TreeSet<>(PERMISSIONS);
            others.remove(left);
            sets.add(others);
        }
        Stream<Set<String>> choices = Stream.of(Set.of());
        for (var group : row.needed()) {
            choices = choices.flatMap(chosen -> group.stream().map(more -> with(chosen, more)));
        }
        choices.forEach(chosen -> {
            sets.add(chosen);
            sets.add(with(chosen, "ReadPAN"));
        });
        return sets;
    }

    private static Set<String> with(Set<String> some, String more) {
        var all = new TreeSet<>(some);
        all.add(more);
        return all;
    }

    private Stream<String> uncovered(String resource, Set<String> granted) {
        return uncoverings.stream()
                .filter(uncovering -> uncovering.appliesTo(resource, granted))
                .flatMap(uncovering -> uncovering.fields().stream());
    }

    private static List<Set<String>> groups(String cell) {
        return cell.equals("nothing")
                ? List.of()
                : Arrays.stream(cell.split(" and "))
                        .<Set<String>>map(group -> new TreeSet<>(Arrays.asList(group.split(" "))))
                        .toList();
    }

    private static Stream<String[]> lines(String table) {
        try {
            return Files.readAllLines(TABLES.resolve(table)).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
