package dev.amana.corebanking.arrangements;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.accounts.Accounts;
import dev.amana.corebanking.ledger.BookingClock;
import dev.amana.corebanking.ledger.Ledgers;
import dev.amana.corebanking.listings.Listing;
import dev.amana.corebanking.listings.PageQuery;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What holders have arranged for their accounts, as it stood at a snapshot, in the order of the accounts asked for. */
@Component
public class Arrangements {

    private final Accounts accounts;
    private final Ledgers ledgers;
    private final BookingClock clock;

    Arrangements(Accounts accounts, Ledgers ledgers, BookingClock clock) {
        this.accounts = accounts;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    public Listing beneficiaries(List<AccountId> accountIds, PageQuery query) {
        return listing("Beneficiary", accountIds, query, clock.snapshot(), Payees::beneficiaries);
    }

    public Listing directDebits(List<AccountId> accountIds, PageQuery query) {
        long snapshot = query.snapshotAt(clock.snapshot());
        return listing(
                "DirectDebit",
                accountIds,
                query,
                snapshot,
                account -> DirectDebits.of(account, ledgers.of(account), snapshot));
    }

    public Listing standingOrders(List<AccountId> accountIds, PageQuery query) {
        long snapshot = query.snapshotAt(clock.snapshot());
        return listing(
                "StandingOrder",
                accountIds,
                query,
                snapshot,
                account -> StandingOrders.of(account, ledgers.of(account), snapshot));
    }

    public Listing futureDatedPayments(List<AccountId> accountIds, PageQuery query) {
        long snapshot = query.snapshotAt(clock.snapshot());
        return listing(
                "FutureDatedPayment", accountIds, query, snapshot, account -> Payees.payments(account, snapshot));
    }

    private <T> Listing listing(
            String name, List<AccountId> accountIds, PageQuery query, long snapshot, Function<Account, List<T>> of) {
        List<T> all = accounts.existing(accountIds).stream()
                .flatMap(account -> of.apply(account).stream())
                .toList();
        return Listing.cut(name, all, record -> record, query, query.snapshotAt(snapshot));
    }
}
