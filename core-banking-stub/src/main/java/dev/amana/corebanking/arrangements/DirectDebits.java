package dev.amana.corebanking.arrangements;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountStatus;
import dev.amana.corebanking.accounts.Conduct;
import dev.amana.corebanking.accounts.Money;
import dev.amana.corebanking.determinism.BankTime;
import dev.amana.corebanking.determinism.Seed;
import dev.amana.corebanking.ledger.Activity;
import dev.amana.corebanking.ledger.Booking;
import dev.amana.corebanking.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Direct debits: one for every biller that the ledger knows, and on some accounts one that was never used and has ended. */
final class DirectDebits {

    private static final String NEVER_USED = "Riffa Fitness Club";

    private DirectDebits() {}

    static List<DirectDebitView> of(Account account, Ledger ledger, long snapshot) {
        if (!(account.conduct() instanceof Conduct.Household)) {
            return List.of();
        }
        Map<String, Booking> newest = new TreeMap<>();
        for (Booking booking : ledger.upTo(snapshot).reversed()) {
            if (booking.activity() instanceof Activity.Bill bill) {
                newest.putIfAbsent(bill.biller().name(), booking);
            }
        }
        List<DirectDebitView> debits = new ArrayList<>();
        String status = account.status() == AccountStatus.Enabled ? "Active" : "Inactive";
        newest.forEach((biller, last) -> debits.add(view(account, biller, status, "BH.OBF.Monthly", last)));
        if (Seed.number("unused mandate:" + account.id().value(), 0, 2) == 0) {
            debits.add(view(account, NEVER_USED, "Inactive", "BH.OBF.Annual", null));
        }
        return debits;
    }

    private static DirectDebitView view(
            Account account, String biller, String status, String frequency, @Nullable Booking last) {
        String purpose = "mandate:" + account.id().value() + ":" + biller;
        return new DirectDebitView(
                account.id().value(),
                Seed.id(purpose, 0),
                "MND" + (10_000_000 + Seed.number(purpose, 1, 90_000_000)),
                status,
                biller,
                last == null ? null : BankTime.text(last.bookedAt()),
                frequency,
                last == null ? null : Money.of(last.signedAmount(), account.currency()));
    }
}
