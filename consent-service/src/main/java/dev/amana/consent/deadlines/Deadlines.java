package dev.amana.consent.deadlines;

import dev.amana.consent.consents.ConsentCommand;
import dev.amana.consent.consents.ConsentCommand.NoticeExpiry;
import dev.amana.consent.consents.ConsentCommand.RecordExpiry;
import dev.amana.consent.consents.ConsentCommand.RejectUnfinished;
import dev.amana.consent.eventstore.ConsentCommands;
import dev.amana.consent.eventstore.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries out what is due, on whichever instance comes first. Doing it twice does no harm: the second time it is so
 * already, or refused.
 */
@Component
@EnableScheduling
@EnableConfigurationProperties(DeadlineSettings.class)
class Deadlines {

    private static final Logger log = LoggerFactory.getLogger(Deadlines.class);

    private final DeadlineTable table;
    private final ConsentCommands commands;
    private final DeadlineSettings settings;
    private final Clock clock;
    private final Counter settled;

    Deadlines(
            DeadlineTable table,
            ConsentCommands commands,
            DeadlineSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.table = table;
        this.commands = commands;
        this.settings = settings;
        this.clock = clock;
        this.settled = Counter.builder("amana.consent.deadlines.settled")
                .description("Consents rejected as unfinished, expiries and notices of them recorded")
                .register(meters);
    }

    /**
     * A consent that fails does not hold up those behind it; whatever is the matter with it is logged, and it becomes due
     * again. After a few failures the round ends: then it is not the consents that something is the matter with.
     */
    @Scheduled(
            initialDelayString = "${amana.deadlines.look-every:1s}",
            fixedDelayString = "${amana.deadlines.look-every:1s}")
    void settleDue() {
        Failures failures = new Failures();
        List<DeadlineTable.Due> due;
        do {
            Instant now = clock.instant();
            due = table.take(now, now.plus(settings.retryAfter()), settings.batch());
            for (DeadlineTable.Due each : due) {
                failures.tolerate(() -> settle(each));
            }
        } while (due.size() == settings.batch());
        failures.throwIfAny();
    }

    private void settle(DeadlineTable.Due due) {
        switch (commands.send(command(due), interactionId(due))) {
            case Outcome.Accepted _ -> settled.increment();
            case Outcome.Refused(var refusal) ->
                log.info("{} of {} comes to nothing: {}", due.deadline(), due.consentId(), refusal);
        }
    }

    private ConsentCommand command(DeadlineTable.Due due) {
        return switch (due.deadline()) {
            case Deadline.Unfinished _ -> new RejectUnfinished(due.consentId(), clock.instant());
            case Deadline.Expiry _ -> new RecordExpiry(due.consentId(), clock.instant());
            case Deadline.Notice notice -> new NoticeExpiry(due.consentId(), clock.instant(), notice.daysBefore());
        };
    }

    /** The same for every try, so that the history shows one cause. */
    private static String interactionId(DeadlineTable.Due due) {
        String name = due.deadline().kind() + " " + due.deadline().days() + " " + due.consentId();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
