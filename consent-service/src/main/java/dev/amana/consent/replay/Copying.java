package dev.amana.consent.replay;

import dev.amana.consent.copy.CopyRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads all histories and folds them into rows, one batch ahead of the one that is being written. */
final class Copying {

    /**
     * What was read at once.
     *
     * @param rows in binary COPY format
     * @param last the last consent of it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Batch(byte[] rows, String last, int events, int consents) {}

    /** Writes a batch, durably enough to go on behind it. */
    interface Sink {
        void write(Batch batch) throws SQLException, InterruptedException;
    }

    private final DerivedTable table;
    private final Histories histories;
    private final ReplaySession session;
    private final int atMost;

    Copying(DerivedTable table, Histories histories, ReplaySession session, int atMost) {
        this.table = table;
        this.histories = histories;
        this.session = session;
        this.atMost = atMost;
    }

    /** @param consentId the last consent that was written; the empty text at the beginning */
    void from(String consentId, Sink sink) throws SQLException, InterruptedException {
        try (Connection reading = session.reading();
                ExecutorService ahead = Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("replay-read").daemon().factory())) {
            Future<Batch> next = ahead.submit(() -> read(reading, consentId));
            for (Batch batch = await(next); batch.consents() > 0; batch = await(next)) {
                String last = batch.last();
                next = ahead.submit(() -> read(reading, last));
                sink.write(batch);
            }
        }
    }

    private Batch read(Connection reading, String after) throws SQLException {
        return rows(histories.after(reading, after, atMost));
    }

    /** The rows that follow from these histories. */
    Batch rows(List<History> page) {
        CopyRows rows = new CopyRows(table.columns().size());
        int events = 0;
        for (History history : page) {
            table.write(history.events(), rows);
            events += history.events().size();
        }
        return new Batch(rows.taken(true), page.isEmpty() ? "" : page.getLast().consentId(), events, page.size());
    }

    private static Batch await(Future<Batch> batch) throws SQLException, InterruptedException {
        try {
            return batch.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException sql -> throw sql;
                case RuntimeException other -> throw other;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }
}
