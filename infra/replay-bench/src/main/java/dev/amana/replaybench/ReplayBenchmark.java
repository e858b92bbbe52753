package dev.amana.replaybench;

import dev.amana.consent.eventstore.EventStoreConfiguration;
import dev.amana.consent.eventstore.StoredEvents;
import dev.amana.consent.history.PartyHistory;
import dev.amana.consent.replay.DerivedTable;
import dev.amana.consent.replay.ReplaySettings;
import dev.amana.consent.replay.ReplayWork;
import dev.amana.consent.status.StatusHistory;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/** Makes a long history and has the status projection made again from it, all by the service's own code. */
final class ReplayBenchmark {

    private final ScratchDatabase database;
    private final PrintStream out;

    ReplayBenchmark(ScratchDatabase database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    void run(int events, int batch, long seed) throws Exception {
        out.printf(
                "%d processors, heap of at most %d MiB%n",
                cores(), Runtime.getRuntime().maxMemory() >> 20);
        long began = System.nanoTime();
        new Generator(seed).fill(database.connections(), events);
        out.printf(
                "generated %,d events of %,d consents, %,d MiB with indexes, in %.1f s%n",
                events,
                number("select count(distinct entity_id) from event"),
                number("select pg_total_relation_size('event') >> 20"),
                seconds(began));
        number("select count(*) from (select from event) e"); // settles what a bulk load leaves to the first reader
        postgresAlone(events);
        // The first fills the empty table; the second is what an operator sees, a live table beside the one made again.
        replay("into an empty table", new StatusHistory(), events, batch);
        replay("beside the live table", new StatusHistory(), events, batch);
        replay("of the parties, into an empty table", new PartyHistory(), events, batch);
        new AsOfBenchmark(database, out).run(seed);
    }

    /** What reading the same columns costs without anything done to them. */
    private void postgresAlone(int events) throws Exception {
        String columns = "select entity_id, sequence, event_name, event_revision, payload from event";
        CpuTime before = cpu();
        long began = System.nanoTime();
        number("select count(*) + sum(length(payload)) + sum(length(entity_id)) + sum(sequence) from event");
        print("PostgreSQL reads the rows, within the server", events, began, before);
        before = cpu();
        began = System.nanoTime();
        copyOut(columns);
        print("PostgreSQL sends the rows, in the table's order", events, began, before);
        before = cpu();
        began = System.nanoTime();
        copyOut(columns + " order by entity_id, sequence");
        print("PostgreSQL sends the rows, consent by consent", events, began, before);
    }

    private void copyOut(String query) throws Exception {
        try (Connection connection = database.connections().open("bench");
                Statement statement = connection.createStatement()) {
            statement.execute("set jit = off");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + query + ") to stdout (format binary)", OutputStream.nullOutputStream());
        }
    }

    private void replay(String how, DerivedTable table, int events, int batch) throws Exception {
        UUID id = UUID.randomUUID();
        update("insert into replay (replay_id, projection, swaps, asked_by) values ('%s', '%s', true, 'bench')"
                .formatted(id, table.projection()));
        ReplayWork work = new ReplayWork(
                List.of(table),
                List.of(),
                database.connections(),
                new StoredEvents(EventStoreConfiguration.consentEvents()),
                new ReplaySettings(Duration.ofSeconds(1), batch, 200, Duration.ofMillis(500), Duration.ofSeconds(30)));
        CpuTime before = cpu();
        long began = System.nanoTime();
        try (Memory memory =
                Memory.watched(() -> number("select events_done from replay where replay_id = '" + id + "'"))) {
            work.on(id, () -> false);
            print("replay " + how, events, began, before);
            memory.print(out);
        }
        out.printf(
                "  %,d rows, %,d differ, copied %,d events in %.1f s, writers waited %d ms%n",
                number("select count(*) from " + table.table()),
                number("select count(*) from replay_difference"),
                number("select events_done from replay where replay_id = '" + id + "'"),
                number("select extract(epoch from moved_at - began_at) * 10 from replay where replay_id = '" + id + "'")
                        / 10.0,
                number("select locked_millis from replay where replay_id = '" + id + "'"));
    }

    /** By the clock, and per second of processor time: two processors do twice the latter at best. */
    private void print(String what, int events, long began, CpuTime before) throws SQLException {
        double seconds = seconds(began);
        CpuTime used = cpu().since(before);
        out.printf(
                "%-48s %,9.0f events/s (%.2f s; %s: %,.0f events per CPU second)%n",
                what, events / seconds, seconds, used, events / used.seconds());
    }

    /** Read while the session lives: by one that has ended the server would not be found. */
    private CpuTime cpu() throws SQLException {
        try (Connection connection = database.connections().open("bench");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return CpuTime.soFar(row.getLong(1));
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.connections().open("bench");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void update(String statement) throws SQLException {
        try (Connection connection = database.connections().open("bench");
                Statement update = connection.createStatement()) {
            update.executeUpdate(statement);
        }
    }
}
