package dev.amana.consent.status;

import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.Status;
import dev.amana.consent.consents.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A consent's whole public state after its event number {@code sequence}.
 *
 * @param status as the events say; see {@link #standingAt} for what the clock says
 * @param statusUpdatedAt when the status became what it is
 * @param accountIds what the last authorisation covers; empty before the first
 * @param lastAuthorisedSequence the number of the event that gave the authorisation now in force
 */
public record ConsentStatus(
        Terms terms,
        long sequence,
        Status status,
        Instant statusUpdatedAt,
        Optional<PsuId> psuId,
        List<AccountId> accountIds,
        OptionalLong lastAuthorisedSequence) {

    /** A status and when it began. */
    public record Standing(Status status, Instant since) {}

    public ConsentStatus {
        accountIds = List.copyOf(accountIds);
    }

    public ConsentId consentId() {
        return terms.consentId();
    }

    public ClientId clientId() {
        return terms.clientId();
    }

    /** How the consent stands at this instant: past its expiry it is expired, since then, whatever was recorded. */
    public Standing standingAt(Instant now) {
        boolean open = status == Status.AWAITING_AUTHORISATION || status == Status.AUTHORISED;
        return open && terms.expiredAt(now) ? new Standing(Status.EXPIRED, terms.expiresAt()) : recorded();
    }

    /** How the consent stands by its events alone. */
    public Standing recorded() {
        return new Standing(status, statusUpdatedAt);
    }
}
