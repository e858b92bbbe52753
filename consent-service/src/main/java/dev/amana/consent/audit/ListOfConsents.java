package dev.amana.consent.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.history.ConsentHistory;
import dev.amana.consent.history.PlaceInList;
import dev.amana.openbanking.ApiDateTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A part of a party's consents, the newest first.
 *
 * @param next the cursor of the rest; it keeps the instant
 */
@JsonPropertyOrder({"asOf", "consents", "next"})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ListOfConsents(ApiDateTime asOf, List<AuditedConsent> consents, Optional<String> next) {

    /** What a cursor of this list says. */
    record Position(Instant asOf, PlaceInList behind) {

        private static final int PARTS = 3;

        static Position parse(String text) {
            Cursor cursor = Cursor.parse(text, PARTS);
            return new Position(
                    cursor.instant(0), new PlaceInList(cursor.instant(1), new ConsentId(cursor.get(2)).value()));
        }

        @Override
        public String toString() {
            return Cursor.of(asOf, behind.createdAt(), behind.consentId()).toString();
        }
    }

    static ListOfConsents of(ApiDateTime asOf, ConsentHistory.Page page) {
        return new ListOfConsents(
                asOf,
                page.consents().stream().map(AuditedConsent::of).toList(),
                page.next().map(place -> new Position(asOf.instant(), place).toString()));
    }
}
