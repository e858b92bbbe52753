package dev.amana.feed.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.feed.Watermark;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a reader saw, in order, held against what the writers know to be committed. It shares no code with the publisher. */
final class Oracle {

    private sealed interface Seen {
        int partition();
    }

    private record State(int partition, String key, long n) implements Seen {}

    private record Mark(int partition, Instant asOf, long epoch) implements Seen {}

    private final List<Seen> log = new ArrayList<>();

    void see(ConsumerRecord<byte[], byte[]> record) {
        if (Watermark.marks(record.headers())) {
            Watermark mark = Watermark.parse(record.value());
            log.add(new Mark(record.partition(), mark.asOf(), mark.epoch()));
        } else {
            String value = new String(record.value(), StandardCharsets.UTF_8);
            String key = new String(record.key(), StandardCharsets.UTF_8);
            log.add(new State(record.partition(), key, Long.parseLong(value)));
        }
    }

    /** Every state of every key arrived, for the first time in the order of its commits, and the last came last. */
    void verifyStates(List<DeterminedWriters.Committed> committed) {
        committed.stream()
                .collect(Collectors.groupingBy(DeterminedWriters.Committed::key))
                .forEach((key, states) -> {
                    List<Long> arrived = seen(State.class).stream()
                            .filter(state -> state.key().equals(key))
                            .map(State::n)
                            .toList();
                    assertThat(arrived.stream().distinct())
                            .as(key)
                            .containsExactlyElementsOf(states.stream()
                                    .map(DeterminedWriters.Committed::n)
                                    .sorted()
                                    .toList());
                    assertThat(arrived.getLast()).as(key).isEqualTo(states.size());
                });
    }

    /** In each partition nothing committed before {@code asOf} arrives behind a watermark that vouches for it. */
    void verifyWatermarks(List<DeterminedWriters.Committed> committed) {
        seen(Mark.class).stream()
                .collect(Collectors.groupingBy(Mark::partition))
                .forEach((partition, marks) -> {
                    assertThat(marks.stream().map(Mark::asOf).toList()).isSorted();
                    assertThat(marks.stream().map(Mark::epoch).toList()).isSorted();
                });
        Map<String, DeterminedWriters.Committed> byState =
                committed.stream().collect(Collectors.toMap(one -> one.key() + " " + one.n(), Function.identity()));
        Map<Integer, Instant> vouchedFor = new HashMap<>();
        Set<State> arrived = new HashSet<>();
        for (Seen seen : log) {
            switch (seen) {
                case Mark mark -> vouchedFor.put(mark.partition(), mark.asOf());
                case State state -> {
                    if (arrived.add(state)) { // a repetition may come at any time
                        assertThat(Objects.requireNonNull(byState.get(state.key() + " " + state.n()))
                                        .by())
                                .as("commit of %s, which arrives behind the watermark", state)
                                .isAfterOrEqualTo(vouchedFor.getOrDefault(state.partition(), Instant.EPOCH));
                    }
                }
            }
        }
    }

    List<DeterminedWriters.Committed> unseen(List<DeterminedWriters.Committed> committed) {
        Set<String> seen = seen(State.class).stream()
                .map(state -> state.key() + " " + state.n())
                .collect(Collectors.toSet());
        return committed.stream()
                .filter(one -> !seen.contains(one.key() + " " + one.n()))
                .toList();
    }

    private <T extends Seen> List<T> seen(Class<T> type) {
        return log.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
