package dev.amana.consent.eventstore;

import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.suspension.SuspendedConsents;
import dev.amana.consent.suspension.SuspendedConsents.SuspendedConsent;
import dev.amana.feed.project.SuspendedKey;
import dev.amana.feed.project.Waiting;
import dev.amana.openbanking.error.OpenBankingException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Consents that wait because an event of theirs cannot be read, as operators see them beside the records that wait: under
 * the name {@value #EVENTS} where those have a topic, with the consent's id as the key and the event's number in its history
 * as the offset.
 */
@Component
class UnreadableEvents implements Waiting {

    static final String EVENTS = "events";

    private static final String WHAT_TO_DO = "; an event is never dropped: run a release that reads it, then retry";

    private static final String READABLE =
            "all its events can be read by now: it goes on within a minute, or at a retry";

    private final SuspendedConsents suspended;
    private final RecordedEvents events;
    private final ReadableAgain readable;

    UnreadableEvents(SuspendedConsents suspended, RecordedEvents events, ReadableAgain readable) {
        this.suspended = suspended;
        this.events = events;
        this.readable = readable;
    }

    @Override
    public List<SuspendedKey> all() {
        return suspended.oldest(ReadableAgain.MOST).stream().map(this::key).toList();
    }

    /** Reads the consent's events again, as is also done of itself twice a minute. */
    @Override
    public Optional<SuspendedKey> retry(SuspendedKey key) {
        readable.look(new ConsentId(key.key()));
        return find(key.topic(), key.key());
    }

    /** @throws OpenBankingException always: how a consent stands follows from every event of it */
    @Override
    public Optional<SuspendedKey> release(SuspendedKey key, long offset, String reason, String by) {
        throw OpenBankingException.conflict(
                "Event %d of consent %s is never dropped: how the consent stands follows from it. "
                                .formatted(offset, key.key())
                        + "Run a release that reads it, then retry");
    }

    private SuspendedKey key(SuspendedConsent consent) {
        return events.firstUnreadable(consent.consentId())
                .map(event -> key(consent, event.description() + WHAT_TO_DO, event.sequence(), event.waiting()))
                .orElseGet(() -> key(consent, READABLE, 0, 1));
    }

    private static SuspendedKey key(SuspendedConsent consent, String reason, long offset, long waiting) {
        return new SuspendedKey(EVENTS, consent.consentId().value(), 0, consent.since(), reason, offset, waiting);
    }
}
