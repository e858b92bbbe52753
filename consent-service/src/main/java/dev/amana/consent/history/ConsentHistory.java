package dev.amana.consent.history;

import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.eventstore.RecordedEvent;
import dev.amana.consent.eventstore.RecordedEvents;
import dev.amana.consent.status.ConsentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what consents were, from their events and nothing else. */
@Component
public class ConsentHistory {

    private final RecordedEvents events;
    private final PartyTable parties;

    public ConsentHistory(RecordedEvents events, JdbcClient jdbc) {
        this.events = events;
        this.parties = new PartyTable(jdbc);
    }

    /**
     * A part of a list.
     *
     * @param next where the rest begins; none where this is all
     */
    public record Page(List<ConsentThen> consents, Optional<PlaceInList> next) {}

    /** All that happened to a consent, in order; nothing if there is no such consent. */
    public List<RecordedEvent> of(ConsentId id) {
        return events.of(List.of(id)).getOrDefault(id, List.of());
    }

    /** The consent as it stood at this instant; empty if it was not there yet, or never. */
    public Optional<ConsentThen> asOf(ConsentId id, Instant asOf) {
        return fold(of(id), asOf);
    }

    /**
     * The consents that a party had at this instant, the newest first.
     *
     * @param mostExamined how many are read at most; those that became the party's later are left out, so a page may
     *     hold fewer, and none, before the last
     */
    public Page asOf(Party party, Instant asOf, PlaceInList behind, int mostExamined) {
        List<PlaceInList> found = parties.find(party, asOf, behind, mostExamined + 1);
        List<PlaceInList> examined = found.subList(0, Math.min(found.size(), mostExamined));
        List<ConsentId> ids =
                examined.stream().map(place -> new ConsentId(place.consentId())).toList();
        Map<ConsentId, List<RecordedEvent>> told = events.of(ids);
        List<ConsentThen> consents = ids.stream()
                .flatMap(id -> fold(told.getOrDefault(id, List.of()), asOf).stream())
                .filter(party::has)
                .toList();
        boolean more = found.size() > mostExamined;
        return new Page(consents, more ? Optional.of(examined.getLast()) : Optional.empty());
    }

    /** A consent after those of its events that had happened by an instant. */
    public static Optional<ConsentThen> fold(List<RecordedEvent> events, Instant asOf) {
        Optional<ConsentStatus> then = Optional.empty();
        for (RecordedEvent recorded : events) {
            if (recorded.event().occurredAt().isAfter(asOf)) {
                break; // events are in the order in which they happened
            }
            then = Optional.of(
                    recorded.event() instanceof ConsentCreated created
                            ? ConsentStatus.from(created)
                            : then.orElseThrow().after(recorded.event()));
        }
        return then.map(consent -> new ConsentThen(consent, asOf));
    }
}
