package dev.amana.replaybench;

import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.eventstore.EventStoreConfiguration;
import dev.amana.consent.eventstore.RecordedEvents;
import dev.amana.consent.history.ConsentHistory;
import dev.amana.consent.history.Party;
import dev.amana.consent.history.PlaceInList;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import org.axonframework.config.DefaultConfigurer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** How long it takes to say, from the events alone, what one consent was at an instant, and what all of a PSU's were. */
final class AsOfBenchmark {

    private static final int WARMING = 2_000;
    private static final int MEASURED = 2_000;

    /** A page of the API may hold as many. */
    private static final int PAGE = 100;

    private final ScratchDatabase database;
    private final PrintStream out;

    AsOfBenchmark(ScratchDatabase database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    void run(long seed) {
        var source = new SingleConnectionDataSource(
                database.connections().url(),
                database.connections().user(),
                database.connections().password(),
                true);
        try {
            JdbcClient jdbc = JdbcClient.create(source);
            var catalogue = EventStoreConfiguration.consentEvents();
            var history = new ConsentHistory(
                    new RecordedEvents(
                            jdbc,
                            catalogue.serializer(),
                            DefaultConfigurer.defaultConfiguration().buildConfiguration(),
                            catalogue),
                    jdbc);
            Instant beginning = instant(jdbc, "select min(recorded_at) from event");
            oneConsent(history, jdbc, beginning, new Random(seed));
            onePsu(history, instant(jdbc, "select max(recorded_at) from event"));
        } finally {
            source.destroy();
        }
    }

    private static Instant instant(JdbcClient jdbc, String query) {
        return Instant.parse(jdbc.sql(query).query(String.class).single());
    }

    private void oneConsent(ConsentHistory history, JdbcClient jdbc, Instant beginning, Random random) {
        List<ConsentId> ids = jdbc.sql("select entity_id from event where sequence = 0 order by random() limit "
                        + (WARMING + MEASURED))
                .query((row, _) -> new ConsentId(row.getString(1)))
                .list();
        print(
                "one consent as of an instant",
                call -> history.asOf(ids.get(call % ids.size()), beginning.plusSeconds(random.nextInt(60_000))));
    }

    private void onePsu(ConsentHistory history, Instant end) {
        int found =
                history.asOf(busy(0), end, PlaceInList.FRONT, PAGE).consents().size();
        print(
                "a PSU's %d consents as of an instant".formatted(found),
                call -> history.asOf(busy(call % Lives.BUSY_PSUS), end, PlaceInList.FRONT, PAGE));
    }

    private static Party busy(int number) {
        return new Party.Psu(Lives.busy(number));
    }

    private void print(String what, IntConsumer call) {
        for (int warming = 0; warming < WARMING; warming++) {
            call.accept(warming);
        }
        long[] nanos = new long[MEASURED];
        for (int measured = 0; measured < MEASURED; measured++) {
            long began = System.nanoTime();
            call.accept(WARMING + measured);
            nanos[measured] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        out.printf(
                "%-48s p50 %.2f ms, p99 %.2f ms, worst %.2f ms%n",
                what, nanos[MEASURED / 2] / 1e6, nanos[MEASURED * 99 / 100] / 1e6, nanos[MEASURED - 1] / 1e6);
    }
}
