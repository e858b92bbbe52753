package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.eventstore.StoredEvents;
import dev.amana.consent.status.ConsentStatus;
import dev.amana.consent.status.ConsentStatuses;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What follows from the rows of the event table alone, beside what the service has written down. */
final class Fold {

    private static final String EVENTS = """
        select entity_id, event_name, event_revision, payload from event
        where entity_id in (:ids) order by entity_id, sequence\
        """;

    private record Stored(String consentId, ConsentEvent event) {}

    private Fold() {}

    /** How each of these consents stands after all its events. */
    static Map<String, ConsentStatus> of(RunningService service, Collection<String> ids) {
        StoredEvents reader = service.bean(StoredEvents.class);
        List<Stored> stored = service.database()
                .sql(EVENTS)
                .param("ids", ids)
                .query((row, _) -> new Stored(
                        row.getString("entity_id"),
                        reader.read(
                                row.getString("event_name"), row.getString("event_revision"), row.getBytes("payload"))))
                .list();
        Map<String, ConsentStatus> statuses = new LinkedHashMap<>();
        stored.forEach(each -> statuses.compute(
                each.consentId(),
                (_, before) -> before == null
                        ? ConsentStatus.from((ConsentCreated) each.event())
                        : before.after(each.event())));
        return statuses;
    }

    /** The status of each of these consents is what its events make it, and nothing is due for those that are over. */
    static void isWhatTheServiceSays(RunningService service, Collection<String> ids) {
        Map<String, ConsentStatus> folded = of(service, ids);
        assertThat(folded.keySet()).containsExactlyInAnyOrderElementsOf(ids);
        ConsentStatuses statuses = service.bean(ConsentStatuses.class);
        folded.forEach((id, status) -> {
            assertThat(statuses.find(new ConsentId(id)).orElseThrow().consent()).isEqualTo(status);
            boolean over = switch (status.status()) {
                case AWAITING_AUTHORISATION, AUTHORISED -> false;
                case REJECTED, REVOKED, EXPIRED -> true;
            };
            assertThat(deadlines(service, id) == 0).as(id + " " + status).isEqualTo(over);
        });
    }

    static long deadlines(RunningService service, String id) {
        return service.database()
                .sql("select count(*) from consent_deadline where consent_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
