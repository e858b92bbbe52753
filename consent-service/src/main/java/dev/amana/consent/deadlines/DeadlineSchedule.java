package dev.amana.consent.deadlines;

import dev.amana.consent.consents.ConsentEvent.ConsentAuthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.ConsentEvent.ConsentExpired;
import dev.amana.consent.consents.ConsentEvent.ConsentExpiryNoticed;
import dev.amana.consent.consents.ConsentEvent.ConsentReauthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentRejected;
import dev.amana.consent.consents.ConsentEvent.ConsentRevoked;
import dev.amana.consent.status.StatusChange;
import org.springframework.stereotype.Component;

/** Notes what becomes due with each event, and strikes out what no longer does, in the event's own transaction. */
@Component
class DeadlineSchedule implements StatusChange.Listener {

    private final DeadlineTable table;
    private final DeadlineSettings settings;

    DeadlineSchedule(DeadlineTable table, DeadlineSettings settings) {
        this.table = table;
        this.settings = settings;
    }

    @Override
    public void changed(StatusChange change) {
        switch (change.event()) {
            case ConsentCreated created ->
                table.open(
                        created.consentId(),
                        created.occurredAt().plus(settings.unfinishedAfter()),
                        created.expirationDateTime());
            case ConsentAuthorised authorised ->
                table.decided(
                        authorised.consentId(),
                        authorised.occurredAt(),
                        change.after().terms().expiresAt(),
                        settings.noticeDays());
            case ConsentReauthorised _ -> {} // its expiry stays, and so do the notices of it
            case ConsentExpiryNoticed notice ->
                table.settle(notice.consentId(), new Deadline.Notice(notice.daysBefore()));
            case ConsentRejected rejected -> table.settleAll(rejected.consentId());
            case ConsentRevoked revoked -> table.settleAll(revoked.consentId());
            case ConsentExpired expired -> table.settleAll(expired.consentId());
        }
    }
}
