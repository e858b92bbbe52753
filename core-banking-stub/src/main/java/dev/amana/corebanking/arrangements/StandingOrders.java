package dev.amana.corebanking.arrangements;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountStatus;
import dev.amana.corebanking.accounts.Conduct.Household;
import dev.amana.corebanking.accounts.Conduct.Standing;
import dev.amana.corebanking.accounts.Identification;
import dev.amana.corebanking.accounts.Money;
import dev.amana.corebanking.accounts.Party;
import dev.amana.corebanking.determinism.BankTime;
import dev.amana.corebanking.determinism.Seed;
import dev.amana.corebanking.ledger.Activity;
import dev.amana.corebanking.ledger.Booking;
import dev.amana.corebanking.ledger.Ledger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Standing orders: those the ledger books every month, and on some accounts one that was paid off before its records begin. */
final class StandingOrders {

    /** Orders are carried out from six in the morning. */
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private static final LocalDate FIRST_INSTALMENT = LocalDate.of(2022, 1, 15);
    private static final int INSTALMENTS = 24;

    private StandingOrders() {}

    static List<StandingOrderView> of(Account account, Ledger ledger, long snapshot) {
        if (!(account.conduct() instanceof Household household)) {
            return List.of();
        }
        List<StandingOrderView> orders = new ArrayList<>();
        for (Standing standing : household.standing()) {
            orders.add(running(account, standing, ledger, snapshot, orders.isEmpty()));
        }
        boolean old = account.openedOn().filter(FIRST_INSTALMENT::isAfter).isPresent();
        if (old
                && !account.payees().isEmpty()
                && Seed.number("paid off:" + account.id().value(), 0, 3) == 0) {
            orders.add(paidOff(account, household.salary() / 20));
        }
        return orders;
    }

    private static StandingOrderView running(
            Account account, Standing standing, Ledger ledger, long snapshot, boolean first) {
        Money amount = Money.of(standing.amount(), account.currency());
        boolean active = account.status() == AccountStatus.Enabled;
        Optional<Booking> last = ledger.upTo(snapshot).reversed().stream()
                .filter(booking -> carriesOut(booking, standing))
                .findFirst();
        LocalDate today = BankTime.day(Instant.ofEpochMilli(snapshot));
        boolean doneToday = last.map(booking -> BankTime.day(booking.bookedAt()))
                .filter(today::equals)
                .isPresent();
        LocalDate next = onOrAfter(doneToday ? today.plusDays(1) : today, standing.day());
        LocalDate start = onOrAfter(account.openedOn().orElse(today), standing.day());
        return new StandingOrderView(
                account.id().value(),
                id(account, standing.reference()),
                "IntrvlMnthDay:01:%02d".formatted(standing.day()),
                standing.reference(),
                morning(start),
                active ? morning(next) : null,
                last.map(booking -> BankTime.text(booking.bookedAt())).orElse(null),
                null,
                null,
                active ? "Active" : "Inactive",
                amount,
                active ? amount : null,
                last.isPresent() ? amount : null,
                null,
                first ? Map.of("SetUpBy", "MobileApp") : null,
                Identification.agent(standing.payee().bic()),
                standing.payee().account());
    }

    private static StandingOrderView paidOff(Account account, long instalment) {
        Party seller = account.payees().getFirst().asParty(account.bic());
        Money amount = Money.of(instalment, account.currency());
        String last = morning(FIRST_INSTALMENT.plusMonths(INSTALMENTS - 1L));
        return new StandingOrderView(
                account.id().value(),
                id(account, "Furniture"),
                "IntrvlMnthDay:01:%02d".formatted(FIRST_INSTALMENT.getDayOfMonth()),
                "Furniture",
                morning(FIRST_INSTALMENT),
                null,
                last,
                last,
                Integer.toString(INSTALMENTS),
                "Inactive",
                amount,
                null,
                amount,
                amount,
                null,
                Identification.agent(seller.bic()),
                seller.account());
    }

    private static boolean carriesOut(Booking booking, Standing standing) {
        return booking.activity() instanceof Activity.TransferOut out
                && booking.signedAmount() == -standing.amount()
                && out.reference().equals(standing.reference())
                && out.payee().equals(standing.payee());
    }

    private static LocalDate onOrAfter(LocalDate day, int dayOfMonth) {
        LocalDate thisMonth = day.withDayOfMonth(dayOfMonth);
        return thisMonth.isBefore(day) ? thisMonth.plusMonths(1) : thisMonth;
    }

    private static String id(Account account, String reference) {
        return Seed.id("standing order:" + account.id().value() + ":" + reference, 0);
    }

    private static String morning(LocalDate day) {
        return BankTime.text(BankTime.at(day, MORNING));
    }
}
