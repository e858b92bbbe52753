package dev.amana.consent.eventstore;

import dev.amana.consent.consents.Consent;
import dev.amana.consent.consents.ConsentCommand.AuthoriseConsent;
import dev.amana.consent.consents.ConsentCommand.ChangeConsent;
import dev.amana.consent.consents.ConsentCommand.CreateConsent;
import dev.amana.consent.consents.ConsentCommand.NoticeExpiry;
import dev.amana.consent.consents.ConsentCommand.RecordExpiry;
import dev.amana.consent.consents.ConsentCommand.RejectConsent;
import dev.amana.consent.consents.ConsentCommand.RejectUnfinished;
import dev.amana.consent.consents.ConsentCommand.RevokeConsent;
import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.Decider;
import dev.amana.consent.consents.Decision;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Axon's view of a consent: loads it, has it decided, records what happens. It knows no rule of its own. */
@Aggregate(type = "Consent", commandTargetResolver = "consentCommandTargets")
class ConsentEntity {

    @AggregateIdentifier
    private @Nullable ConsentId consentId;

    private @Nullable Consent consent;

    ConsentEntity() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Outcome handle(CreateConsent command) {
        return carryOut(Decider.decide(command));
    }

    @CommandHandler
    Outcome handle(AuthoriseConsent command) {
        return decide(command);
    }

    @CommandHandler
    Outcome handle(RejectConsent command) {
        return decide(command);
    }

    @CommandHandler
    Outcome handle(RejectUnfinished command) {
        return decide(command);
    }

    @CommandHandler
    Outcome handle(RecordExpiry command) {
        return decide(command);
    }

    @CommandHandler
    Outcome handle(NoticeExpiry command) {
        return decide(command);
    }

    @CommandHandler
    Outcome handle(RevokeConsent command) {
        return decide(command);
    }

    @EventSourcingHandler
    void on(ConsentEvent event) {
        consentId = event.consentId();
        consent = event instanceof ConsentCreated created ? Consent.from(created) : known().after(event);
    }

    private Outcome decide(ChangeConsent command) {
        return carryOut(Decider.decide(known(), command));
    }

    private Outcome carryOut(Decision decision) {
        return switch (decision) {
            case Decision.Happens(ConsentEvent event) -> {
                AggregateLifecycle.apply(event);
                yield new Outcome.Accepted(known());
            }
            case Decision.AlreadySo() -> new Outcome.Accepted(known());
            case Decision.Refused(var refusal) -> new Outcome.Refused(refusal);
        };
    }

    private Consent known() {
        return Objects.requireNonNull(consent, "a consent begins with its creation");
    }
}
