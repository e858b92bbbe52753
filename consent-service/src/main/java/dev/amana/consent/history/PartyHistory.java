package dev.amana.consent.history;

import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.copy.Rows;
import dev.amana.consent.replay.DerivedTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code consent_party} as it follows from the events. */
@Component
public class PartyHistory implements DerivedTable {

    private static final List<String> COLUMNS = List.of("kind", "party", "created_at", "consent_id");

    @Override
    public String projection() {
        return "parties";
    }

    @Override
    public String table() {
        return "consent_party";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void write(List<ConsentEvent> history, Rows rows) {
        ConsentCreated created = (ConsentCreated) history.getFirst();
        Set<Party> parties = new LinkedHashSet<>();
        history.forEach(event -> parties.addAll(Party.namedBy(event)));
        parties.forEach(party -> rows.begin()
                .text(party.kind())
                .text(party.id())
                .instant(created.occurredAt())
                .text(created.consentId().value()));
    }
}
