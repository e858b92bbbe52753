package dev.amana.consent.internalapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.status.ConsentState;
import dev.amana.consent.status.ConsentStatus;
import dev.amana.consent.status.PageCursor;
import dev.amana.consent.status.PsuConsents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of the consents that a customer decided on, the newest first, each as it stands by the clock.
 *
 * @param next what to ask for to get the next page; left out on the last
 */
@JsonPropertyOrder({"consents", "next"})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PsuConsentList(List<Item> consents, Optional<String> next) {

    /**
     * @param authorisedDateTime when the customer last authorised it; left out if they never did
     * @param lastUsedDateTime when a call was last permitted by it, as far as we were told; left out if none was
     */
    @JsonPropertyOrder({"consentId", "sequence", "authorisedDateTime", "lastUsedDateTime"})
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Item(
            String consentId,
            long sequence,
            Optional<Instant> authorisedDateTime,
            Optional<Instant> lastUsedDateTime,
            @JsonUnwrapped ConsentState state) {

        private static Item of(ConsentStatus consent, Optional<Instant> lastUsed, Instant now) {
            return new Item(
                    consent.consentId().value(),
                    consent.sequence(),
                    consent.lastAuthorisedAt(),
                    lastUsed,
                    ConsentState.of(consent, consent.standingAt(now)));
        }
    }

    static PsuConsentList of(PsuConsents.Page page, Map<ConsentId, Instant> uses, Instant now) {
        return new PsuConsentList(
                page.consents().stream()
                        .map(consent -> Item.of(consent, Optional.ofNullable(uses.get(consent.consentId())), now))
                        .toList(),
                page.next().map(PageCursor::toString));
    }
}
