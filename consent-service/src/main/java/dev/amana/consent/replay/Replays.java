package dev.amana.consent.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks for replays and tells how they go. They are done by whichever instance comes first, and outlive it. */
@Component
public class Replays {

    private final ReplayTable table;
    private final List<DerivedTable> derived;
    private final List<ToldStates> told;

    Replays(ReplayTable table, List<DerivedTable> derived, List<ToldStates> told) {
        this.table = table;
        this.derived = List.copyOf(derived);
        this.told = List.copyOf(told);
    }

    /** What can be made again, or told again. */
    public List<String> projections() {
        return Stream.concat(
                        derived.stream().map(DerivedTable::projection),
                        told.stream().map(ToldStates::projection))
                .sorted()
                .toList();
    }

    /** Whether it is a table, of which there are two to compare. */
    public boolean isTable(String projection) {
        return derived.stream().anyMatch(table -> table.projection().equals(projection));
    }

    /**
     * Asks for a replay.
     *
     * @param swaps whether the table made again takes the live one's place, or is compared only
     * @param since to make again only the consents to which something happened in this instant's second or later; the
     *     rows of the others are taken over
     * @param askedBy a member of staff
     * @return its id, or empty while another one is under way
     */
    public Optional<UUID> ask(String projection, boolean swaps, Optional<Instant> since, String askedBy) {
        if (!projections().contains(projection)) {
            throw new IllegalArgumentException(projection + " is no projection");
        }
        UUID id = UUID.randomUUID();
        OptionalLong fromIndex = since.map(instant ->
                        OptionalLong.of(table.firstIndexSince(instant).orElse(Long.MAX_VALUE)))
                .orElseGet(OptionalLong::empty);
        return table.add(id, projection, swaps, fromIndex, askedBy) ? Optional.of(id) : Optional.empty();
    }

    public Optional<Replay> find(UUID id) {
        return table.find(id);
    }

    /** The latest ones, newest first. */
    public List<Replay> latest(int atMost) {
        return table.latest(atMost);
    }

    /** Calls a replay off; it ends at its next step, unless it is over. */
    public void cancel(UUID id) {
        table.cancel(id);
    }

    /** Some of the rows that the latest replay found to differ. */
    public List<Difference> differences(int atMost) {
        return table.differences(atMost);
    }

    /** How many rows the latest replay found to differ. */
    public long differing() {
        return table.differing();
    }
}
