package dev.amana.consent.replay;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Notes in {@code replay_difference} where the live table and the shadow differ. A consent to which something happened
 * after the shadow's events is left out: it is compared once the shadow has that too.
 */
final class Comparison {

    private final Sql sql;
    private final String all;
    private final String some;

    Comparison(DerivedTable table, Shadow shadow, Sql sql) throws SQLException {
        this.sql = sql;
        String consent = Sql.quoted(table.consentColumn());
        String key = Sql.quoted(shadow.key());
        List<String> compared = table.columns().stream()
                .filter(column -> !table.movedByOthers().contains(column))
                .toList();
        String statement = """
                insert into replay_difference (consent_id, row_key, live, rebuilt)
                select coalesce(l.%1$s, r.%1$s), concat_ws(' ', %2$s), %3$s, %4$s
                from %5$s l full join %6$s r using (%2$s)
                where (%7$s) is distinct from (%8$s)
                  and not exists (select from event e
                      where e.entity_id = coalesce(l.%1$s, r.%1$s) and e.global_index > ?)""";
        String content = "case when %1$s.%2$s is not null then jsonb_build_object(%3$s) end";
        String ofLive = content.formatted("l", consent, named("l", compared));
        String ofRebuilt = content.formatted("r", consent, named("r", compared));
        String some = "(select * from %s where " + consent + " = any(?))";
        this.all = statement.formatted(
                consent, key, ofLive, ofRebuilt, shadow.live(), shadow.name(), of("l", compared), of("r", compared));
        this.some = statement.formatted(
                consent,
                key,
                ofLive,
                ofRebuilt,
                some.formatted(shadow.live()),
                some.formatted(shadow.name()),
                of("l", compared),
                of("r", compared));
    }

    private static String of(String table, List<String> columns) {
        return columns.stream().map(column -> table + "." + Sql.quoted(column)).collect(Collectors.joining(", "));
    }

    private static String named(String table, List<String> columns) {
        return columns.stream()
                .map(column -> "'" + column + "', " + table + "." + Sql.quoted(column))
                .collect(Collectors.joining(", "));
    }

    /** Compares every row, in one look at both tables. */
    void ofAll(long completeTo) throws SQLException {
        forgetAll();
        sql.update(all, completeTo);
    }

    void forgetAll() throws SQLException {
        sql.update("delete from replay_difference");
    }

    /** Compares the rows of these consents once more. */
    void of(List<String> consentIds, long completeTo) throws SQLException {
        sql.update("delete from replay_difference where consent_id = any(?)", consentIds);
        sql.update(some, consentIds, consentIds, completeTo);
    }
}
