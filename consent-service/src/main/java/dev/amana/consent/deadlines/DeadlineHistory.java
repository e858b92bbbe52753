package dev.amana.consent.deadlines;

import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.consents.ConsentEvent.ConsentAuthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.ConsentEvent.ConsentExpired;
import dev.amana.consent.consents.ConsentEvent.ConsentExpiryNoticed;
import dev.amana.consent.consents.ConsentEvent.ConsentReauthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentRejected;
import dev.amana.consent.consents.ConsentEvent.ConsentRevoked;
import dev.amana.consent.copy.Rows;
import dev.amana.consent.replay.DerivedTable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * {@code consent_deadline} as it follows from the events and the settings of today: what is still due. A consent that was
 * authorised before there were notices gets those that it never had, the past ones too.
 */
@Component
public class DeadlineHistory implements DerivedTable {

    private static final List<String> COLUMNS = List.of("consent_id", "kind", "days_before", "due_at");

    private final DeadlineSettings settings;

    DeadlineHistory(DeadlineSettings settings) {
        this.settings = settings;
    }

    @Override
    public String projection() {
        return "deadlines";
    }

    @Override
    public String table() {
        return "consent_deadline";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    /** What was taken and not done is due again later; made again it is due at once, which does no harm. */
    @Override
    public Set<String> movedByOthers() {
        return Set.of("due_at");
    }

    @Override
    public void write(List<ConsentEvent> history, Rows rows) {
        ConsentCreated created = (ConsentCreated) history.getFirst();
        Map<Deadline, Instant> due = new LinkedHashMap<>();
        history.forEach(event -> apply(event, created.expirationDateTime(), due));
        due.forEach((deadline, at) -> rows.begin()
                .text(created.consentId().value())
                .text(deadline.kind())
                .whole(deadline.days())
                .instant(at));
    }

    private void apply(ConsentEvent event, Instant expiresAt, Map<Deadline, Instant> due) {
        switch (event) {
            case ConsentCreated created -> {
                due.put(new Deadline.Unfinished(), created.occurredAt().plus(settings.unfinishedAfter()));
                due.put(new Deadline.Expiry(), expiresAt);
            }
            case ConsentAuthorised authorised -> {
                due.remove(new Deadline.Unfinished());
                settings.noticeDays().forEach(days -> notice(days, authorised.occurredAt(), expiresAt, due));
            }
            case ConsentReauthorised _ -> {} // its expiry stays, and so do the notices of it
            case ConsentExpiryNoticed notice -> due.remove(new Deadline.Notice(notice.daysBefore()));
            case ConsentRejected _, ConsentRevoked _, ConsentExpired _ -> due.clear();
        }
    }

    private static void notice(int days, Instant at, Instant expiresAt, Map<Deadline, Instant> due) {
        Instant dueAt = expiresAt.minus(Duration.ofDays(days));
        if (dueAt.isAfter(at)) {
            due.put(new Deadline.Notice(days), dueAt);
        }
    }
}
