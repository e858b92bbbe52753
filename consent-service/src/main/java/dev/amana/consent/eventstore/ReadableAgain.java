package dev.amana.consent.eventstore;

import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.suspension.SuspendedConsents;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks whether the events of suspended consents can be read by now, as they can once a build that knows them runs. */
@Component
@EnableConfigurationProperties(SuspensionSettings.class)
class ReadableAgain {

    /** Of so many the first few are reason enough to come. */
    static final int MOST = 1_000;

    private final SuspendedConsents suspended;
    private final RecordedEvents events;

    ReadableAgain(SuspendedConsents suspended, RecordedEvents events) {
        this.suspended = suspended;
        this.events = events;
    }

    @Scheduled(fixedDelayString = "${amana.suspended-consents.look-every:30s}")
    void look() {
        suspended.oldest(MOST).forEach(consent -> look(consent.consentId()));
    }

    /** Lifts the suspension if all the consent's events can be read. */
    void look(ConsentId consentId) {
        if (events.firstUnreadable(consentId).isEmpty()) {
            suspended.lift(consentId);
        }
    }
}
