package dev.amana.consent.status;

import dev.amana.consent.consents.ConsentEvent;

/** An event that was just recorded, and how the consent stands after it; still in the event's transaction. */
public record StatusChange(ConsentEvent event, String eventName, String eventId, ConsentStatus after) {

    /** Told of every change within its transaction; an error takes the event back. */
    public interface Listener {

        void changed(StatusChange change);
    }
}
