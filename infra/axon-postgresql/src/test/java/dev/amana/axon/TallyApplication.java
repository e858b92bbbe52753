package dev.amana.axon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The smallest service on this starter: a tally that is opened and marked. */
@SpringBootApplication
class TallyApplication {

    record OpenTally(String tallyId) {}

    record Mark(@TargetAggregateIdentifier String tallyId, Optional<String> note) {}

    sealed interface TallyEvent {}

    record TallyOpened(String tallyId) implements TallyEvent {}

    record TallyMarked(String tallyId, Optional<String> note) implements TallyEvent {}

    /** In no catalogue. */
    record TallyForgotten(String tallyId) implements TallyEvent {}

    record Forget(@TargetAggregateIdentifier String tallyId) {}

    @Aggregate(type = "Tally")
    static class Tally {
        @AggregateIdentifier
        private @Nullable String tallyId;

        Tally() {}

        @CommandHandler
        Tally(OpenTally command) {
            AggregateLifecycle.apply(new TallyOpened(command.tallyId()));
        }

        @CommandHandler
        void handle(Mark command) {
            AggregateLifecycle.apply(new TallyMarked(command.tallyId(), command.note()));
        }

        @CommandHandler
        void handle(Forget command) {
            AggregateLifecycle.apply(new TallyForgotten(command.tallyId()));
        }

        @EventSourcingHandler
        void on(TallyOpened event) {
            tallyId = event.tallyId();
        }
    }

    /** Hears of events within the command's own transaction, and can be made to fail. */
    @ProcessingGroup("within")
    static class Within {
        final List<Long> sequences = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(TallyEvent event, @SequenceNumber long sequence) {
            if (event instanceof TallyMarked marked && marked.note().equals(Optional.of("refuse me"))) {
                throw new IllegalStateException("refused by the event handler");
            }
            sequences.add(sequence);
        }
    }

    /** Hears of events later, by a streaming processor. */
    @ProcessingGroup("later")
    static class Later {
        final List<TallyEvent> events = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(TallyEvent event) {
            events.add(event);
        }

        List<TallyEvent> seen() {
            return new ArrayList<>(events);
        }
    }

    @Bean
    Within within() {
        return new Within();
    }

    @Bean
    Later later() {
        return new Later();
    }

    @Bean
    EventCatalogue catalogue() {
        return new EventCatalogue()
                .with("TallyOpened", "1", TallyOpened.class)
                .with("TallyMarked", "1", TallyMarked.class)
                .upcasting(
                        "TallyOpened",
                        "0",
                        "1",
                        json -> json.put("tallyId", json.remove("id").asString()));
    }
}
