package dev.amana.corebanking.statements;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountSubType;
import dev.amana.corebanking.accounts.Conduct;
import dev.amana.corebanking.accounts.Money;
import dev.amana.corebanking.determinism.BankTime;
import dev.amana.corebanking.ledger.StatementMonth;
import dev.amana.corebanking.statements.StatementView.Amount;
import dev.amana.corebanking.statements.StatementView.Benefit;
import dev.amana.corebanking.statements.StatementView.Charge;
import dev.amana.corebanking.statements.StatementView.KindOfMoney;
import dev.amana.corebanking.statements.StatementView.Moment;
import dev.amana.corebanking.statements.StatementView.Rate;
import dev.amana.corebanking.statements.StatementView.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a statement and its figures the API's shape. */
final class StatementShape {

    private static final String LOCAL = "BHD";
    /** How many fils one of the smallest unit of a currency is worth, in thousandths. */
    private static final Map<String, Long> WORTH = Map.of("USD", 3_760L, "EUR", 4_318L);

    private static final long MONTHLY_TRAVEL_COVER = 4_500;
    private static final long FILS_PER_POINT = 500;

    private StatementShape() {}

    static StatementView of(Statement statement, Figures figures) {
        Account account = statement.account();
        return new StatementView(
                account.id().value(),
                statement.id(),
                statement.month().reference(),
                statement.closing() ? "AccountClosure" : "RegularPeriodic",
                BankTime.text(statement.month().start()),
                BankTime.text(statement.month().end()),
                BankTime.text(statement.createdAt()),
                List.of(account.nickname() + ", " + statement.period()),
                card(account)
                        ? List.of(new Benefit("BH.OBF.TravelInsurance", money(account, MONTHLY_TRAVEL_COVER)))
                        : List.of(),
                fees(account, figures),
                interest(account, figures),
                amounts(account, figures),
                moments(statement),
                card(account)
                        ? List.of(
                                new Rate("18.0000", "BH.OBF.AnnualPurchase"),
                                new Rate("1.5000", "BH.OBF.MonthlyPurchase"),
                                new Rate("24.0000", "BH.OBF.AnnualCash"))
                        : List.of(),
                values(account, figures));
    }

    private static List<Charge> fees(Account account, Figures figures) {
        List<Charge> fees = new ArrayList<>();
        if (figures.fromAbroad() > 0) {
            fees.add(debit(
                    "Payments in other currencies",
                    "BH.OBF.ForeignTransaction",
                    "BH.OBF.PerTransactionAmount",
                    money(account, figures.fromAbroad())));
        }
        if (figures.transfers() > 0) {
            fees.add(debit(
                    "Transfers to other banks",
                    "BH.OBF.MoneyTransfer",
                    "BH.OBF.PerTransactionAmount",
                    money(account, figures.transfers())));
        }
        if (account.overdraft() > 0 && !card(account)) {
            // Agreed, and charged to nobody so far: the statement tells what it would cost.
            fees.add(new Charge(
                    "Agreed overdraft",
                    "Debit",
                    "BH.OBF.Overlimit",
                    new BigDecimal("7.5"),
                    "BH.OBF.EAR",
                    "BH.OBF.StatementMonthly",
                    money(account, 0)));
        }
        return fees;
    }

    private static Charge debit(String description, String type, String frequency, Money amount) {
        return new Charge(description, "Debit", type, null, null, frequency, amount);
    }

    private static List<Charge> interest(Account account, Figures figures) {
        List<Charge> interest = new ArrayList<>();
        if (figures.profitPaid() > 0) {
            interest.add(new Charge(
                    "Profit paid",
                    "Credit",
                    "BH.OBF.Total",
                    new BigDecimal("2.0"),
                    "BH.OBF.Gross",
                    "BH.OBF.Quarterly",
                    money(account, figures.profitPaid())));
        }
        if (figures.profitCharged() > 0) {
            interest.add(new Charge(
                    "Profit charged",
                    "Debit",
                    "BH.OBF.Total",
                    new BigDecimal("4.0"),
                    "BH.OBF.FixedRate",
                    "BH.OBF.Monthly",
                    money(account, figures.profitCharged())));
        }
        return interest;
    }

    private static List<Amount> amounts(Account account, Figures figures) {
        List<Amount> amounts = new ArrayList<>();
        amounts.add(amount(account, "PreviousClosingBalance", figures.opening()));
        amounts.add(amount(account, "ClosingBalance", figures.closing()));
        amounts.add(amount(account, "TotalCredits", figures.credits()));
        amounts.add(amount(account, "TotalDebits", -figures.debits()));
        addIfAny(amounts, account, "TotalPurchases", figures.purchases());
        addIfAny(amounts, account, "TotalCashAdvances", figures.cash());
        addIfAny(amounts, account, "TotalCharges", figures.fromAbroad() + figures.transfers());
        if (card(account)) {
            amounts.add(amount(account, "CreditLimit", account.overdraft()));
            addIfAny(amounts, account, "MinimumPaymentDue", minimumDue(figures.closing()));
        }
        return amounts;
    }

    private static void addIfAny(List<Amount> amounts, Account account, String type, long debit) {
        if (debit > 0) {
            amounts.add(amount(account, type, -debit));
        }
    }

    /** A twentieth of what is owed. */
    static long minimumDue(long balance) {
        return balance < 0 ? Math.max(1, -balance / 20) : 0;
    }

    private static Amount amount(Account account, String type, long signed) {
        @Nullable Long worth = WORTH.get(account.currency());
        Money own = money(account, signed);
        return new Amount(
                signed >= 0 ? "Credit" : "Debit",
                "BH.OBF." + type,
                KindOfMoney.of(own, worth == null ? null : "BaseCurrency"),
                worth == null ? null : KindOfMoney.of(Money.of(signed * worth / 1_000, LOCAL), "LocalCurrency"));
    }

    private static List<Moment> moments(Statement statement) {
        List<Moment> moments = new ArrayList<>();
        moments.add(new Moment(BankTime.text(statement.month().start()), "BH.OBF.LastStatement"));
        if (!statement.closing()) {
            var next = new StatementMonth(statement.month().month().plusMonths(1));
            moments.add(new Moment(BankTime.text(next.end().plusMillis(1)), "BH.OBF.NextStatement"));
        }
        if (card(statement.account())) {
            // Card bills are paid on the fifth.
            moments.add(new Moment(BankTime.text(statement.createdAt().plus(Duration.ofDays(4))), "BH.OBF.PaymentDue"));
        }
        return moments;
    }

    private static List<Value> values(Account account, Figures figures) {
        List<Value> values = new ArrayList<>();
        values.add(new Value(Long.toString(figures.creditCount()), "BH.OBF.Credits"));
        values.add(new Value(Long.toString(figures.debitCount()), "BH.OBF.Debits"));
        if (card(account)) {
            values.add(new Value(Long.toString(figures.purchases() / FILS_PER_POINT), "BH.OBF.RetailShoppingPoints"));
        }
        return values;
    }

    private static boolean card(Account account) {
        return account.conduct() instanceof Conduct.Card && account.subType() != AccountSubType.PrePaidCard;
    }

    private static Money money(Account account, long minorUnits) {
        return Money.of(minorUnits, account.currency());
    }
}
