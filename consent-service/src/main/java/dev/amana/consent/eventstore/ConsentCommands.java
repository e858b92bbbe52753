package dev.amana.consent.eventstore;

import dev.amana.consent.consents.ConsentCommand;
import dev.amana.consent.consents.ConsentCommand.AuthoriseConsent;
import dev.amana.consent.consents.ConsentCommand.CreateConsent;
import dev.amana.consent.consents.ConsentCommand.NoticeExpiry;
import dev.amana.consent.consents.ConsentCommand.RecordExpiry;
import dev.amana.consent.consents.ConsentCommand.RejectConsent;
import dev.amana.consent.consents.ConsentCommand.RejectUnfinished;
import dev.amana.consent.consents.ConsentCommand.RevokeConsent;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.Refusal;
import dev.amana.consent.suspension.ConsentSuspended;
import dev.amana.consent.suspension.SuspendedConsents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.springframework.stereotype.Component;

/**
 * Sends commands, and waits until what they came to is durable. Of two writers of one consent one comes first; the other's
 * command is decided again on what the first one left.
 */
@Component
public class ConsentCommands {

    /** Each retry means that another command of the same consent succeeded: five in a row is a flood, not a race. */
    private static final int MOST_RETRIES = 5;

    /** A withdrawal never loses to a race, so it outlasts any flood: no other command is tried that often. */
    private static final int MOST_RETRIES_OF_A_REVOKE = 1_000;

    private final CommandGateway gateway;
    private final RecordedEvents events;
    private final SuspendedConsents suspended;
    private final MeterRegistry meters;
    private final Counter retries;

    ConsentCommands(CommandGateway gateway, RecordedEvents events, SuspendedConsents suspended, MeterRegistry meters) {
        this.gateway = gateway;
        this.events = events;
        this.suspended = suspended;
        this.meters = meters;
        this.retries = Counter.builder("amana.consent.command.retries")
                .description("Commands decided again because another writer of the same consent came first")
                .register(meters);
    }

    /**
     * @param interactionId ties the event to the call that caused it
     * @throws ConsentSuspended when an event of the consent cannot be read
     */
    public Outcome send(ConsentCommand command, String interactionId) {
        Outcome outcome = sent(command, interactionId);
        Counter.builder("amana.consent.commands")
                .description("Commands that were answered, by what was asked and what came of it")
                .tag("command", command.getClass().getSimpleName())
                .tag("outcome", label(outcome))
                .register(meters)
                .increment();
        return outcome;
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> "Accepted";
            case Outcome.Refused(Refusal refusal) -> refusal.getClass().getSimpleName();
        };
    }

    private Outcome sent(ConsentCommand command, String interactionId) {
        CommandMessage<ConsentCommand> message =
                new GenericCommandMessage<>(command, EventMetadata.of(command, interactionId));
        for (int retry = 0; ; retry++) {
            try {
                return gateway.sendAndWait(message);
            } catch (AggregateNotFoundException unknown) {
                return new Outcome.Refused(new Refusal.UnknownConsent());
            } catch (ConcurrencyException anotherCameFirst) {
                if (retry == mostRetries(command)) {
                    return new Outcome.Refused(new Refusal.OthersCameFirst());
                }
                retries.increment();
            } catch (AxonException failed) {
                suspendIfUnreadable(command.consentId());
                throw failed;
            }
        }
    }

    /** Whatever else failed is nothing about the consent: the database may be away, or an event of ours not be writable. */
    private void suspendIfUnreadable(ConsentId consentId) {
        try {
            events.of(List.of(consentId));
        } catch (SerializationException unreadable) {
            suspended.suspend(consentId, unreadable);
            throw new ConsentSuspended(consentId);
        }
    }

    private static int mostRetries(ConsentCommand command) {
        return switch (command) {
            case RevokeConsent _ -> MOST_RETRIES_OF_A_REVOKE;
            case CreateConsent _,
                    RejectConsent _,
                    AuthoriseConsent _,
                    RejectUnfinished _,
                    RecordExpiry _,
                    NoticeExpiry _ -> MOST_RETRIES;
        };
    }
}
