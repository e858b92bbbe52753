package dev.amana.corebanking.supplementary;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.accounts.Accounts;
import dev.amana.corebanking.accounts.Conduct;
import dev.amana.corebanking.accounts.Money;
import dev.amana.corebanking.determinism.BankTime;
import dev.amana.corebanking.determinism.Seed;
import dev.amana.corebanking.ledger.BookingClock;
import dev.amana.corebanking.ledger.Ledgers;
import dev.amana.corebanking.parties.Parties;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What else there is to say of an account. */
@Component
public class SupplementaryInfo {

    private static final long WALLET_HOLDS = 1_000_000;
    private static final long LIEN = 50_000;

    private final Accounts accounts;
    private final Parties parties;
    private final Ledgers ledgers;
    private final BookingClock clock;

    SupplementaryInfo(Accounts accounts, Parties parties, Ledgers ledgers, BookingClock clock) {
        this.accounts = accounts;
        this.parties = parties;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    public Optional<ReadAccount> of(AccountId accountId) {
        return accounts.find(accountId).map(account -> switch (account.subType()) {
            case CurrentAccount -> read(account, casa(account, "0.0000"), null, null, null, null);
            case Savings -> read(account, casa(account, "2.0000"), null, null, null, null);
            case Deposit -> read(account, null, deposit(account), null, null, null);
            case Loan, Mortgage -> read(account, null, null, loan(account), null, null);
            case CreditCard, ChargeCard -> read(account, null, null, null, card(account), null);
            case EWallet, PrePaidCard ->
                read(account, null, null, null, null, new ReadAccount.Wallet(money(account, WALLET_HOLDS)));
        });
    }

    private static ReadAccount read(
            Account account,
            ReadAccount.@Nullable Casa casa,
            ReadAccount.@Nullable Deposit deposit,
            ReadAccount.@Nullable Loan loan,
            ReadAccount.@Nullable Card card,
            ReadAccount.@Nullable Wallet wallet) {
        return new ReadAccount(account.id().value(), day(account.openedOn()), casa, deposit, loan, card, wallet);
    }

    private ReadAccount.Casa casa(Account account, String rate) {
        boolean blocked = account.openedOn().isPresent()
                && Seed.number("lien:" + account.id().value(), 0, 4) == 0;
        return new ReadAccount.Casa(blocked ? money(account, LIEN).amount() : null, rate, jointHolders(account));
    }

    private ReadAccount.Deposit deposit(Account account) {
        return new ReadAccount.Deposit("2.0000", day(account.maturesOn()), jointHolders(account));
    }

    private ReadAccount.Loan loan(Account account) {
        long instalment = account.conduct() instanceof Conduct.Repaying repaying ? repaying.instalment() : 0;
        long owed = Math.min(0, ledgers.of(account).balanceAt(clock.snapshot()));
        return new ReadAccount.Loan("4.0000", money(account, owed), money(account, instalment));
    }

    private static ReadAccount.Card card(Account account) {
        return new ReadAccount.Card("18.0000", money(account, account.overdraft()));
    }

    private @Nullable String jointHolders(Account account) {
        var names = parties.jointHolders(account.id());
        return names.isEmpty() ? null : String.join(", ", names);
    }

    private static Money money(Account account, long minorUnits) {
        return Money.of(minorUnits, account.currency());
    }

    private static @Nullable String day(Optional<LocalDate> day) {
        return day.map(date -> BankTime.text(BankTime.at(date, LocalTime.MIDNIGHT)))
                .orElse(null);
    }
}
