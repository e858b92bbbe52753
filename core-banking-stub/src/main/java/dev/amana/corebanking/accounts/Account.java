package dev.amana.corebanking.accounts;

import dev.amana.corebanking.determinism.BankTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * An account, as the bank keeps it.
 *
 * @param identifications whole, card numbers too: who may see what is decided by those who ask
 * @param closedOn the day after which nothing is booked any more
 * @param overdraft how far below zero it may go, in the smallest unit of its currency
 * @param soleSignature whether each holder alone may dispose of it, and so share it
 */
public record Account(
        AccountId id,
        AccountStatus status,
        Instant statusSince,
        String currency,
        AccountType type,
        AccountSubType subType,
        String description,
        String nickname,
        Optional<LocalDate> openedOn,
        Optional<LocalDate> maturesOn,
        Optional<LocalDate> closedOn,
        List<Identification> identifications,
        String bic,
        long overdraft,
        boolean soleSignature,
        Conduct conduct,
        List<Payee> payees) {

    public Account {
        identifications = List.copyOf(identifications);
        payees = List.copyOf(payees);
        Money.digits(currency);
    }

    /** The account as the other side of a transfer. */
    public Party asParty() {
        return new Party(identifications.getFirst(), bic);
    }

    /** Whether the holder may let a third party see it. */
    public boolean shareable() {
        return status == AccountStatus.Enabled && soleSignature;
    }

    /** The same account, ended on a day: nothing is booked after it. */
    public Account ended(AccountStatus why, LocalDate on) {
        return changed(why, BankTime.at(on, LocalTime.of(23, 59, 59)), maturesOn, Optional.of(on), soleSignature);
    }

    /** The same account, paid out on a day. */
    public Account maturing(LocalDate on) {
        return changed(status, statusSince, Optional.of(on), closedOn, soleSignature);
    }

    /** The same account, of which no holder alone may dispose. */
    public Account jointlySigned() {
        return changed(status, statusSince, maturesOn, closedOn, false);
    }

    private Account changed(
            AccountStatus newStatus,
            Instant since,
            Optional<LocalDate> maturity,
            Optional<LocalDate> closing,
            boolean soleSigning) {
        return new Account(
                id,
                newStatus,
                since,
                currency,
                type,
                subType,
                description,
                nickname,
                openedOn,
                maturity,
                closing,
                identifications,
                bic,
                overdraft,
                soleSigning,
                conduct,
                payees);
    }
}
