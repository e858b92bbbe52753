package dev.amana.corebanking.ledger;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.Conduct;
import dev.amana.corebanking.accounts.Conduct.Card;
import dev.amana.corebanking.accounts.Conduct.Household;
import dev.amana.corebanking.accounts.Conduct.Recorded;
import dev.amana.corebanking.accounts.Conduct.Remittances;
import dev.amana.corebanking.accounts.Conduct.Repaying;
import dev.amana.corebanking.accounts.Conduct.Saving;
import dev.amana.corebanking.accounts.Conduct.Trading;
import dev.amana.corebanking.ledger.Activity.Bill;
import dev.amana.corebanking.ledger.Activity.CashWithdrawal;
import dev.amana.corebanking.ledger.Activity.Exchange;
import dev.amana.corebanking.ledger.Activity.Profit;
import dev.amana.corebanking.ledger.Activity.Remittance;
import dev.amana.corebanking.ledger.Activity.Salary;
import dev.amana.corebanking.ledger.Activity.Sale;
import dev.amana.corebanking.ledger.Activity.TransferIn;
import dev.amana.corebanking.ledger.Activity.TransferOut;
import java.time.LocalDate;

/** What happens on an account on any given day, by the way it is used. */
final class DayPlan {

    private static final int PAY_DAY = 25;
    private static final int WAGES_DAY = 26;
    private static final int CARD_BILL_DAY = 5;
    private static final int SAVING_DAY = 27;
    private static final int INSTALMENT_DAY = 3;
    private static final long REMITTANCE_CHARGE = 500;
    private static final long EUROS_TO_DOLLARS_MILLIONTHS = 1_148_000;

    private DayPlan() {}

    static void plan(Account account, DayBook day) {
        switch (account.conduct()) {
            case Household household -> live(account, household, day);
            case Saving saving -> save(account, saving, day);
            case Card card -> charge(card, day);
            case Repaying loan -> repay(loan, day);
            case Trading shop -> trade(shop, day);
            case Remittances remittances -> receive(account, remittances, day);
            case Recorded recorded -> {
                // Whatever happened is written down; nothing is made up.
            }
        }
    }

    private static void live(Account account, Household household, DayBook day) {
        long salary = household.salary();
        if (day.day.equals(workingDay(day.day.withDayOfMonth(PAY_DAY)))) {
            day.credit(7, salary, new Salary(household.employer()));
        }
        for (Conduct.Standing standing : household.standing()) {
            if (day.day.getDayOfMonth() == standing.day()) {
                day.debit(6, standing.amount(), new TransferOut(standing.payee(), standing.reference(), 0));
            }
        }
        if (day.day.getDayOfMonth() == 8) {
            day.debit(10, day.amount(salary / 60, salary / 30, 1), new Bill(Marketplace.POWER));
        }
        if (day.day.getDayOfMonth() == 12) {
            day.debit(11, 18_700, new Bill(Marketplace.TELECOM));
        }
        // Who is short of money buys less.
        if (day.balance > salary / 10) {
            new Purchases(household.card(), salary).plan(day);
            if (day.chance(0.07)) {
                long notes = day.amount(20_000, 100_000, 10_000);
                day.debit(19, notes, new CashWithdrawal(day.one(Marketplace.MACHINES), household.card()));
            }
            if (!account.payees().isEmpty() && day.chance(0.05)) {
                var payee = day.one(account.payees());
                long charge = day.chance(0.3) ? 100 : 0;
                long sent = day.amount(10_000, 60_000, 500) + charge;
                day.debit(12, sent, new TransferOut(payee.asParty(account.bic()), payee.reference(), charge));
            }
        }
        // Who has plenty puts more of it away: otherwise a decade's surplus would pile up.
        if (day.day.getDayOfMonth() == SAVING_DAY
                && day.balance > salary * 4
                && !household.standing().isEmpty()) {
            Conduct.Standing first = household.standing().getFirst();
            day.debit(9, salary, new TransferOut(first.payee(), "Extra " + first.reference(), 0));
        }
        if (day.chance(0.03)) {
            day.credit(15, day.amount(5_000, 50_000, 500), new TransferIn(household.employer(), "Expenses"));
        }
        PlannedPayments.on(day.day, account)
                .ifPresent(planned -> day.debit(
                        PlannedPayments.HOUR,
                        planned.amount(),
                        new TransferOut(
                                planned.payee().asParty(account.bic()),
                                planned.payee().reference(),
                                0)));
    }

    private static void save(Account account, Saving saving, DayBook day) {
        if (saving.from().isPresent() && day.day.getDayOfMonth() == SAVING_DAY) {
            day.credit(6, saving.monthly(), new TransferIn(saving.from().get(), "Savings"));
        }
        if (day.day.getDayOfMonth() == 1 && day.day.getMonthValue() % 3 == 1) {
            day.credit(5, Math.max(1, day.balance / 200), new Profit());
        }
        if (saving.from().isPresent() && day.balance > saving.monthly() * 12 && day.chance(0.04)) {
            long taken = day.amount(saving.monthly(), saving.monthly() * 3, 100);
            day.debit(14, taken, new TransferOut(saving.from().get(), "From savings " + account.nickname(), 0));
        }
    }

    private static void charge(Card card, DayBook day) {
        if (day.day.getDayOfMonth() == CARD_BILL_DAY
                && day.balance < -card.monthly() / 4
                && card.payer().isPresent()) {
            day.credit(6, card.monthly(), new TransferIn(card.payer().get(), "Card payment"));
        }
        if (day.balance > -card.limit() * 3 / 4) {
            new Purchases(card.pan(), card.monthly() * 2).plan(day);
        }
    }

    private static void repay(Repaying loan, DayBook day) {
        if (day.balance >= 0) {
            return;
        }
        if (day.day.getDayOfMonth() == 1) {
            day.debit(4, Math.max(1, -day.balance / 300), new Profit());
        }
        if (day.day.getDayOfMonth() == INSTALMENT_DAY && loan.payer().isPresent()) {
            day.credit(
                    6,
                    Math.min(loan.instalment(), -day.balance),
                    new TransferIn(loan.payer().get(), "Instalment"));
        }
    }

    private static void trade(Trading shop, DayBook day) {
        long taken = 0;
        for (int sale = 0; sale < shop.salesPerDay(); sale++) {
            long amount = day.amount(shop.averageSale() / 2, shop.averageSale() * 3 / 2, 5);
            day.credit(9 + day.random.nextInt(12), amount, new Sale(1 + day.random.nextInt(9)));
            taken += amount;
        }
        boolean plenty = day.balance > shop.opening() * 2;
        day.debit(22, plenty ? taken : taken * 7 / 10, new TransferOut(shop.supplier(), "Daily settlement", 0));
        if (day.day.getDayOfMonth() == WAGES_DAY && day.balance > 0) {
            long wages = Math.min(day.balance / 2, shop.averageSale() * shop.salesPerDay() * 8);
            day.debit(7, Math.max(1, wages), new TransferOut(shop.supplier(), "Wages", 100));
        }
    }

    private static void receive(Account account, Remittances remittances, DayBook day) {
        if (day.day.getDayOfMonth() == 15) {
            long source = remittances.monthly() * 1_000_000 / EUROS_TO_DOLLARS_MILLIONTHS;
            Exchange exchange = new Exchange(
                    remittances.from(), account.currency(), source, EUROS_TO_DOLLARS_MILLIONTHS, REMITTANCE_CHARGE);
            day.credit(
                    13,
                    remittances.monthly() - REMITTANCE_CHARGE,
                    new Remittance(remittances.sender(), "Invoice " + day.day.getMonthValue(), exchange));
        }
        if (day.balance > remittances.monthly() && day.chance(0.05)) {
            long sent = day.amount(remittances.monthly() / 8, remittances.monthly() / 2, 1) + REMITTANCE_CHARGE;
            day.debit(12, sent, new TransferOut(remittances.sender(), "Services", REMITTANCE_CHARGE));
        }
    }

    /** Fridays and Saturdays the banks are closed: pay comes on the Thursday before. */
    private static LocalDate workingDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case FRIDAY -> day.minusDays(1);
            case SATURDAY -> day.minusDays(2);
            case SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> day;
        };
    }
}
