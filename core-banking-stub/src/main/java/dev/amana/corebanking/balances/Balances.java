package dev.amana.corebanking.balances;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.accounts.AccountSubType;
import dev.amana.corebanking.accounts.Accounts;
import dev.amana.corebanking.accounts.Conduct;
import dev.amana.corebanking.accounts.Money;
import dev.amana.corebanking.determinism.BankTime;
import dev.amana.corebanking.ledger.BookingClock;
import dev.amana.corebanking.ledger.Ledger;
import dev.amana.corebanking.ledger.Ledgers;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What accounts hold now. {@code InterimAvailable} counts everything, as each transaction's own balance does;
 * {@code InterimBooked} leaves out card payments that are not settled yet.
 */
@Component
public class Balances {

    /** When the sample's balance was read; the sample customer's own stays as printed. */
    private static final String SAMPLE_READ_AT = "2021-05-23T10:11:00.117Z";

    private final Accounts accounts;
    private final Ledgers ledgers;
    private final BookingClock clock;

    Balances(Accounts accounts, Ledgers ledgers, BookingClock clock) {
        this.accounts = accounts;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    public List<BalanceView> of(List<AccountId> accountIds) {
        long snapshot = clock.snapshot();
        return accounts.existing(accountIds).stream()
                .flatMap(account -> balances(account, snapshot))
                .toList();
    }

    private Stream<BalanceView> balances(Account account, long snapshot) {
        Ledger ledger = ledgers.of(account);
        long available = ledger.balanceAt(snapshot);
        if (account.conduct() instanceof Conduct.Recorded) {
            return Stream.of(view(account, available, "Information", SAMPLE_READ_AT, null));
        }
        String now = BankTime.text(Instant.ofEpochMilli(snapshot));
        long booked = available - ledger.pendingAt(snapshot);
        return Stream.of(
                view(account, available, "InterimAvailable", now, creditLine(account)),
                view(account, booked, "InterimBooked", now, null));
    }

    private static BalanceView view(
            Account account, long held, String type, String at, @Nullable List<BalanceView.CreditLine> creditLine) {
        return new BalanceView(
                account.id().value(),
                Money.of(held, account.currency()),
                held >= 0 ? "Credit" : "Debit",
                type,
                at,
                creditLine);
    }

    private static @Nullable List<BalanceView.CreditLine> creditLine(Account account) {
        if (account.overdraft() == 0) {
            return null;
        }
        String type = account.subType() == AccountSubType.CurrentAccount ? "Pre-Agreed" : "Credit";
        return List.of(new BalanceView.CreditLine(false, Money.of(account.overdraft(), account.currency()), type));
    }
}
