package dev.amana.consent.status;

import dev.amana.axon.EventCatalogue;
import dev.amana.consent.consents.ConsentEvent;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/**
 * Writes where a consent stands, and tells whoever passes it on, as part of recording the event: the group's processor
 * subscribes to the store, so it runs in the event's transaction, and its errors take the event back.
 */
@Component
@ProcessingGroup(StatusProjection.GROUP)
class StatusProjection {

    static final String GROUP = "consent-status";

    private final StatusTable table;
    private final List<StatusChange.Listener> listeners;
    private final EventCatalogue names;

    StatusProjection(StatusTable table, List<StatusChange.Listener> listeners, EventCatalogue names) {
        this.table = table;
        this.listeners = listeners;
        this.names = names;
    }

    @EventHandler
    void on(ConsentEvent event, @SequenceNumber long sequence, EventMessage<?> message) {
        ConsentStatus after = table.write(event, sequence);
        String name = names.nameOf(event.getClass()).orElseThrow().name();
        StatusChange change = new StatusChange(event, name, message.getIdentifier(), after);
        listeners.forEach(listener -> listener.changed(change));
    }
}
