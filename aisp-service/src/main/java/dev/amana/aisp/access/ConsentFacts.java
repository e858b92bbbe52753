package dev.amana.aisp.access;

import dev.amana.aisp.permissions.Permission;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a decision needs to know of a consent, as of one moment.
 *
 * @param sequence number of the consent's last event
 * @param expiration the instant from which nothing passes, always present
 * @param psuId who authorised it; none before that
 * @param lastAuthorisedSeq sequence of the last authorisation; a token of an earlier one is dead
 */
public record ConsentFacts(
        ConsentId consentId,
        long sequence,
        String clientId,
        ConsentStatus status,
        Instant expiration,
        Set<Permission> permissions,
        Period transactionPeriod,
        Optional<PsuId> psuId,
        Set<AccountId> accountIds,
        OptionalLong lastAuthorisedSeq) {

    public ConsentFacts {
        permissions = Set.copyOf(permissions);
        accountIds = Set.copyOf(accountIds);
    }
}
