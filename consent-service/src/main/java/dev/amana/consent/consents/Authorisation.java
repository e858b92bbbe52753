package dev.amana.consent.consents;

import java.util.List;

/**
 * The PSU's yes that counts now.
 *
 * @param sequence the number of the event that gave it; tokens issued from an earlier one no longer work
 */
public record Authorisation(PsuId psuId, List<AccountId> accountIds, long sequence) {

    public Authorisation {
        accountIds = List.copyOf(accountIds);
    }
}
