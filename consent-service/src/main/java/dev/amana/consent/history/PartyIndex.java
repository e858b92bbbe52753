package dev.amana.consent.history;

import dev.amana.consent.status.StatusChange;
import org.springframework.stereotype.Component;

/** Notes whom an event names, in the event's own transaction, so that no consent is ever left out of a search. */
@Component
class PartyIndex implements StatusChange.Listener {

    private final PartyTable table;

    PartyIndex(PartyTable table) {
        this.table = table;
    }

    @Override
    public void changed(StatusChange change) {
        table.add(change.after().consentId(), change.after().terms().createdAt(), Party.namedBy(change.event()));
    }
}
