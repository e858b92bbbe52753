package dev.amana.consent.publication;

import dev.amana.consent.status.StatusChange;
import dev.amana.feed.publish.Outbox;
import org.springframework.stereotype.Component;

/** Puts a record of every change into the outbox, in the change's own transaction. */
@Component
class ConsentPublication implements StatusChange.Listener {

    private final Outbox outbox;

    ConsentPublication(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void changed(StatusChange change) {
        ConsentRecord told = ConsentRecord.of(change);
        outbox.append(told.consentId(), told);
    }
}
