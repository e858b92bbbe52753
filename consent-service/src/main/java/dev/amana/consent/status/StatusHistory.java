package dev.amana.consent.status;

import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.Coded;
import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.Terms;
import dev.amana.consent.copy.Rows;
import dev.amana.consent.replay.DerivedTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code consent_status} as it follows from the events. */
@Component
public class StatusHistory implements DerivedTable {

    private static final List<String> COLUMNS = List.of(
            "consent_id",
            "sequence",
            "client_id",
            "status",
            "created_at",
            "status_updated_at",
            "expires_at",
            "expiry_requested",
            "permissions",
            "transactions_from",
            "transactions_to",
            "psu_id",
            "account_ids",
            "last_authorised_seq",
            "last_authorised_at",
            "decided_by");

    @Override
    public String projection() {
        return "status";
    }

    @Override
    public String table() {
        return "consent_status";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void write(List<ConsentEvent> history, Rows rows) {
        ConsentStatus status = ConsentStatus.from((ConsentCreated) history.getFirst());
        for (ConsentEvent event : history.subList(1, history.size())) {
            status = status.after(event);
        }
        write(status, rows);
    }

    private static void write(ConsentStatus status, Rows rows) {
        Terms terms = status.terms();
        rows.begin()
                .text(terms.consentId().value())
                .number(status.sequence())
                .text(terms.clientId().value())
                .text(status.status().code())
                .instant(terms.createdAt())
                .instant(status.statusUpdatedAt())
                .instant(terms.expiresAt())
                .flag(terms.expiryRequested())
                .texts(terms.permissions().list().stream().map(Coded::code).toList())
                .instant(terms.period().from())
                .instant(terms.period().to())
                .text(status.psuId().map(PsuId::value))
                .texts(status.accountIds().stream().map(AccountId::value).toList());
        status.lastAuthorisedSequence().ifPresentOrElse(rows::number, rows::nothing);
        rows.instant(status.lastAuthorisedAt()).text(status.decidedBy().map(PsuId::value));
    }
}
