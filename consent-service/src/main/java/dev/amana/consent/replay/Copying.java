package dev.amana.consent.replay;

import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.copy.CopyRows;
import dev.amana.consent.eventstore.StoredEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads all histories and folds them into rows. Three work at once, each on a page of its own: the database on reading one,
 * this process on folding the one before, the database on writing what became of the one before that.
 */
final class Copying {

    /**
     * What was read at once.
     *
     * @param rows in binary COPY format
     * @param last the last consent of it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Batch(byte[] rows, String last, int events, int consents) {}

    private static final Batch NOTHING = new Batch(new byte[0], "", 0, 0);

    /** Writes a batch, durably enough to go on behind it. */
    interface Sink {
        void write(Batch batch) throws SQLException, InterruptedException;
    }

    private final DerivedTable table;
    private final StoredEvents stored;
    private final ReplaySession session;
    private final int atMost;

    /** @param atMost events to have in hand at each of the three places */
    Copying(DerivedTable table, StoredEvents stored, ReplaySession session, int atMost) {
        this.table = table;
        this.stored = stored;
        this.session = session;
        this.atMost = atMost;
    }

    /** @param consentId the last consent that was written; the empty text at the beginning */
    void from(String consentId, Sink sink) throws SQLException, InterruptedException {
        try (Connection reading = session.reading();
                ExecutorService reader = thread("replay-read");
                ExecutorService folder = thread("replay-fold")) {
            Future<Batch> folded = CompletableFuture.completedFuture(NOTHING);
            List<History> page = Histories.after(reading, consentId, atMost);
            while (!page.isEmpty()) {
                List<History> current = page;
                Future<List<History>> next = reader.submit(
                        () -> Histories.after(reading, current.getLast().consentId(), atMost));
                Future<Batch> folding = folder.submit(() -> rows(current));
                write(await(folded), sink);
                folded = folding;
                page = await(next);
            }
            write(await(folded), sink);
        }
    }

    private static void write(Batch batch, Sink sink) throws SQLException, InterruptedException {
        if (batch.consents() > 0) {
            sink.write(batch);
        }
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** The rows that follow from these histories. */
    Batch rows(List<History> page) {
        CopyRows rows = new CopyRows(table.columns().size());
        int events = 0;
        for (History history : page) {
            table.write(events(history), rows);
            events += history.events().size();
        }
        return new Batch(rows.taken(true), page.isEmpty() ? "" : page.getLast().consentId(), events, page.size());
    }

    private List<ConsentEvent> events(History history) {
        List<ConsentEvent> events = new ArrayList<>(history.events().size());
        for (History.Stored event : history.events()) {
            try {
                events.add(stored.read(event.name(), event.revision(), event.payload()));
            } catch (RuntimeException unreadable) {
                throw new BrokenHistory(
                        "event %d of consent %s, %s revision %s, cannot be read"
                                .formatted(events.size(), history.consentId(), event.name(), event.revision()),
                        unreadable);
            }
        }
        return events;
    }

    private static <T> T await(Future<T> work) throws SQLException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException sql -> throw sql;
                case RuntimeException other -> throw other;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }
}
