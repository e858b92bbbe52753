package dev.amana.consent.replay;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * The table that is made beside the live one: the same columns and checks at first, its indexes when most of its rows are
 * there, the live one's name in the end. Only the session that holds the replay's lock writes it.
 */
final class Shadow {

    private static final String SUFFIX = "_rebuilt";

    private record Index(String name, String definition, String constraint) {}

    private final DerivedTable table;
    private final Sql sql;
    private final String live;
    private final String shadow;

    Shadow(DerivedTable table, Sql sql) {
        this.table = table;
        this.sql = sql;
        this.live = Sql.quoted(table.table());
        this.shadow = Sql.quoted(table.table() + SUFFIX);
    }

    String live() {
        return live;
    }

    String name() {
        return shadow;
    }

    /** Refuses a table with something on it that would not come along. */
    void requireReplaceable() throws SQLException {
        List<String> obstacles = sql.texts("""
                select 'trigger ' || tgname from pg_trigger where tgrelid = ?::regclass and not tgisinternal
                union all
                select 'foreign key ' || conname from pg_constraint
                where contype = 'f' and ?::regclass in (conrelid, confrelid)
                union all
                select 'grants' from pg_class where oid = ?::regclass and relacl is not null
                union all
                select 'row security' from pg_class where oid = ?::regclass and relrowsecurity""", live, live, live, live);
        if (!obstacles.isEmpty()) {
            throw new IllegalStateException(
                    table.table() + " cannot be replaced, it has: " + String.join(", ", obstacles));
        }
    }

    /** A column that the fold does not know would be empty in every row, and nobody would have been told. */
    void requireEveryColumn() throws SQLException {
        List<String> columns = sql.texts("""
                select attname from pg_attribute where attrelid = ?::regclass and attnum > 0 and not attisdropped
                order by attname""", live);
        List<String> written = table.columns().stream().sorted().toList();
        if (!columns.equals(written)) {
            throw new IllegalStateException(
                    table.table() + " has the columns " + columns + ", and its fold writes " + written);
        }
    }

    void create() throws SQLException {
        drop();
        List<String> options = sql.texts("select unnest(reloptions) from pg_class where oid = ?::regclass", live);
        sql.run("create table %s (like %s including all excluding indexes)%s"
                .formatted(shadow, live, options.isEmpty() ? "" : " with (" + String.join(", ", options) + ")"));
    }

    void drop() throws SQLException {
        sql.run("drop table if exists " + shadow);
    }

    /** Takes over the live rows of consents to which nothing happened from this index on. */
    void takeOver(long fromIndex) throws SQLException {
        String columns = Sql.quoted(table.columns());
        sql.update("""
                insert into %s (%s) select %s from %s l where not exists (
                    select from event e where e.entity_id = l.%s and e.global_index >= ?)""".formatted(shadow, columns, columns, live, Sql.quoted(table.consentColumn())), fromIndex);
    }

    void copy(byte[] rows) throws SQLException {
        var copy = sql.connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s (%s) from stdin (format binary)".formatted(shadow, Sql.quoted(table.columns())));
        try {
            copy.writeToCopy(rows, 0, rows.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    void forget(List<String> consentIds) throws SQLException {
        sql.update("delete from %s where %s = any(?)".formatted(shadow, Sql.quoted(table.consentColumn())), consentIds);
    }

    /** Indexes and keys as the live table has them, each under its name and a suffix. */
    void index() throws SQLException {
        for (Index index : indexes()) {
            String name = Sql.quoted(index.name() + SUFFIX);
            sql.run(index.definition().formatted(name, shadow));
            if (!index.constraint().isEmpty()) {
                sql.run("alter table %s add constraint %s %s using index %s"
                        .formatted(shadow, name, index.constraint(), name));
            }
        }
        sql.run("analyze " + shadow);
    }

    /** The live table is gone and this one has its place and names; in the caller's transaction. */
    void replaceLive() throws SQLException {
        List<Index> indexes = indexes();
        sql.run("drop table " + live);
        sql.run("alter table %s rename to %s".formatted(shadow, live));
        for (Index index : indexes) {
            sql.run("alter index %s rename to %s"
                    .formatted(Sql.quoted(index.name() + SUFFIX), Sql.quoted(index.name())));
        }
    }

    /** The columns of the live table's primary key. */
    List<String> key() throws SQLException {
        return sql.texts("""
                select attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                where i.indrelid = ?::regclass and i.indisprimary order by array_position(i.indkey::int2[], a.attnum)""", live);
    }

    private List<Index> indexes() throws SQLException {
        // create [unique] index NAME on SCHEMA.TABLE using ...: only what follows "using" is the same for another
        // table.
        return sql.texts("""
                        select concat_ws(chr(31), i.relname,
                            case when x.indisunique then 'create unique index' else 'create index' end,
                            regexp_replace(pg_get_indexdef(x.indexrelid), '^.*? USING ', 'using '),
                            case c.contype when 'p' then 'primary key' when 'u' then 'unique' else '' end)
                        from pg_index x join pg_class i on i.oid = x.indexrelid
                        left join pg_constraint c on c.conindid = x.indexrelid and c.contype in ('p', 'u')
                        where x.indrelid = ?::regclass order by i.relname""", live).stream()
                .map(line -> line.split("\u001f", -1))
                .map(part -> new Index(part[0], part[1] + " %s on %s " + part[2].replace("%", "%%"), part[3]))
                .collect(Collectors.toUnmodifiableList());
    }
}
