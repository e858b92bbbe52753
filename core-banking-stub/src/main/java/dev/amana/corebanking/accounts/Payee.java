package dev.amana.corebanking.accounts;

import org.jspecify.annotations.Nullable;

/**
 * Somebody an account's holder has set up to pay.
 *
 * @param beneficiaryId the bank's number of the agreement
 * @param reference what the holder calls it, e.g. {@code Installment}
 * @param bic the payee's bank, where it is known
 */
public record Payee(
        String beneficiaryId,
        String reference,
        Identification account,
        @Nullable String bic) {

    /** The payee as the other side of a transfer; at the payer's own bank where no other is known. */
    public Party asParty(String payersBic) {
        return new Party(account, bic == null ? payersBic : bic);
    }
}
