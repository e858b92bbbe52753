package dev.amana.corebanking.ledger;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountStatus;
import dev.amana.corebanking.accounts.Conduct.Household;
import dev.amana.corebanking.accounts.Payee;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Payments a household has set up for a later day: one every quarter, to its first payee. The ledger books them on that day. */
public final class PlannedPayments {

    /** The hour, in Bahrain, in which they are booked. */
    public static final int HOUR = 9;

    private static final int DAY = 20;
    private static final int SHARE_OF_SALARY = 20;

    /** @param amount in the smallest unit of the account's currency */
    public record Planned(LocalDate day, Payee payee, long amount) {}

    private PlannedPayments() {}

    /** The next ones after a day, soonest first; none once nothing is booked on the account any more. */
    public static List<Planned> after(LocalDate day, Account account, int count) {
        if (account.status() != AccountStatus.Enabled) {
            return List.of();
        }
        LocalDate first = day.plusDays(1);
        return Stream.iterate(first, date -> date.isBefore(first.plusYears(1)), date -> date.plusDays(1))
                .flatMap(date -> on(date, account).stream())
                .limit(count)
                .toList();
    }

    static Optional<Planned> on(LocalDate day, Account account) {
        if (!(account.conduct() instanceof Household household)
                || account.payees().isEmpty()
                || day.getDayOfMonth() != DAY
                || day.getMonthValue() % 3 != 0) {
            return Optional.empty();
        }
        return Optional.of(new Planned(day, account.payees().getFirst(), household.salary() / SHARE_OF_SALARY));
    }
}
