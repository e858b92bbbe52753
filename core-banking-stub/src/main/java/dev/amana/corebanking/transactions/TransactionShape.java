package dev.amana.corebanking.transactions;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.Identification;
import dev.amana.corebanking.accounts.Money;
import dev.amana.corebanking.accounts.Party;
import dev.amana.corebanking.determinism.BankTime;
import dev.amana.corebanking.determinism.Seed;
import dev.amana.corebanking.ledger.Activity;
import dev.amana.corebanking.ledger.Booking;
import dev.amana.corebanking.ledger.Merchant;
import dev.amana.corebanking.ledger.StatementMonth;
import dev.amana.corebanking.transactions.TransactionView.BankTransactionCode;
import dev.amana.corebanking.transactions.TransactionView.Card;
import dev.amana.corebanking.transactions.TransactionView.CurrencyExchange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a booking the API's shape, as it stands at a snapshot. */
final class TransactionShape {

    private static final String ISSUER = "Amana";

    private final Account account;
    private final Booking booking;
    private final Instant asOf;

    private BankTransactionCode code = new BankTransactionCode("NotAvailable", "NotAvailable");
    private String own = "OTHER";
    private String information = "";
    private @Nullable String address;
    private @Nullable Money charge;
    private @Nullable CurrencyExchange exchange;
    private TransactionView.@Nullable Merchant merchant;
    private @Nullable Party creditor;
    private @Nullable Party debtor;
    private @Nullable Card card;

    private TransactionShape(Account account, Booking booking, Instant asOf) {
        this.account = account;
        this.booking = booking;
        this.asOf = asOf;
    }

    static TransactionView of(Account account, Booking booking, Instant asOf) {
        if (booking.activity() instanceof Activity.Recorded recorded) {
            return recorded(account, booking, recorded);
        }
        TransactionShape shape = new TransactionShape(account, booking, asOf);
        shape.describe(booking.activity());
        return shape.view();
    }

    /** As the sample prints it: nothing added. */
    private static TransactionView recorded(Account account, Booking booking, Activity.Recorded recorded) {
        return new TransactionView(
                account.id().value(),
                null,
                recorded.booking().reference(),
                null,
                indicator(booking.signedAmount()),
                "Booked",
                BankTime.text(booking.bookedAt()),
                null,
                recorded.booking().information(),
                null,
                Money.of(booking.signedAmount(), account.currency()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Identification.agent(account.bic()),
                recorded.booking().debtor(),
                null);
    }

    private void describe(Activity activity) {
        switch (activity) {
            case Activity.CardPurchase bought -> {
                coded("CustomerCardTransaction", "PointOfSalePaymentDebitCard", "POS");
                at(bought.merchant(), "Card purchase at ");
                card = card(bought.pan(), bought.authorisation());
                bought.exchange().ifPresent(this::converted);
            }
            case Activity.Refund refund -> {
                coded("CustomerCardTransaction", "PointOfSalePaymentReversal", "REFUND");
                at(refund.merchant(), "Refund by ");
                card = card(refund.pan(), Activity.Authorisation.None);
            }
            case Activity.CashWithdrawal cash -> {
                coded("CustomerCardTransaction", "CashWithdrawal", "ATM");
                information = "Cash withdrawal";
                address = cash.place();
                debtor = account.asParty();
                card = card(cash.pan(), Activity.Authorisation.PIN);
            }
            case Activity.TransferOut out -> {
                coded("IssuedCreditTransfer", "DomesticCreditTransfer", "TRF-OUT");
                information = "Transfer to " + out.payee().account().name() + ": " + out.reference();
                creditor = out.payee();
                charge = out.charge() > 0 ? Money.of(out.charge(), account.currency()) : null;
            }
            case Activity.TransferIn in -> {
                coded("ReceivedCreditTransfer", "DomesticCreditTransfer", "TRF-IN");
                information = "Transfer from " + in.payer().account().name() + ": " + in.reference();
                debtor = in.payer();
            }
            case Activity.Remittance remittance -> {
                coded("ReceivedCreditTransfer", "CrossBorderCreditTransfer", "REM-IN");
                information = "Remittance from " + remittance.sender().account().name() + ": " + remittance.reference();
                debtor = remittance.sender();
                converted(remittance.exchange());
            }
            case Activity.Salary salary -> {
                coded("ReceivedCreditTransfer", "PayrollSalaryPayment", "SALARY");
                information = "Salary from " + salary.employer().account().name();
                debtor = salary.employer();
            }
            case Activity.Bill bill -> {
                coded("IssuedDirectDebit", "DirectDebitPayment", "BILL");
                at(bill.biller(), "Bill of ");
            }
            case Activity.Sale sale -> {
                coded("MerchantCardTransaction", "PointOfSalePayment", "POS-SALE");
                information = "Card sale at till " + sale.terminal();
            }
            case Activity.Profit profit -> {
                coded("AccountManagement", booking.credit() ? "Interest" : "Charges", "PROFIT");
                information = booking.credit() ? "Profit paid" : "Profit charged";
            }
            case Activity.Posted posted -> {
                coded("MiscellaneousCreditOperations", "Other", "SANDBOX");
                information = posted.information();
            }
            case Activity.Recorded recorded -> throw new IllegalStateException("shaped as recorded");
        }
    }

    private void coded(String family, String subFamily, String proprietary) {
        code = new BankTransactionCode(family, subFamily);
        own = proprietary;
    }

    private void at(Merchant at, String words) {
        merchant = new TransactionView.Merchant(at.name(), at.categoryCode());
        address = at.address();
        information = words + at.name();
    }

    private void converted(Activity.Exchange conversion) {
        charge = Money.of(conversion.charge(), conversion.target());
        exchange = new CurrencyExchange(
                conversion.source(),
                conversion.target(),
                conversion.source(),
                BigDecimal.valueOf(conversion.rate(), 6).stripTrailingZeros(),
                "FX-" + booking.sequence(),
                BankTime.text(BankTime.at(BankTime.day(booking.bookedAt()), LocalTime.of(0, 0))),
                Money.of(conversion.amount(), conversion.source()));
    }

    private Card card(String pan, Activity.Authorisation authorisation) {
        String holder = account.identifications().getFirst().name();
        return new Card(
                pan.startsWith("4") ? "VISA" : "MasterCard",
                authorisation.name(),
                holder == null ? account.nickname() : holder,
                pan);
    }

    private TransactionView view() {
        boolean pending = booking.pendingAt(asOf);
        Duration settlement = booking.activity() instanceof Activity.CardPurchase ? Duration.ofDays(1) : Duration.ZERO;
        return new TransactionView(
                account.id().value(),
                Seed.id("transaction:" + own + ":" + account.id().value(), booking.sequence()),
                reference(),
                statements(),
                indicator(booking.signedAmount()),
                pending ? "Pending" : "Booked",
                BankTime.text(booking.bookedAt()),
                pending ? null : BankTime.text(booking.bookedAt().plus(settlement)),
                information,
                address,
                Money.of(booking.signedAmount(), account.currency()),
                charge,
                exchange,
                code,
                new TransactionView.ProprietaryCode(own, ISSUER),
                new TransactionView.Balance(
                        indicator(booking.balanceAfter()),
                        "InterimAvailable",
                        Money.of(booking.balanceAfter(), account.currency())),
                merchant,
                creditor == null ? null : Identification.agent(creditor.bic()),
                creditor == null ? null : creditor.account(),
                debtor == null ? null : Identification.agent(debtor.bic()),
                debtor == null ? null : debtor.account(),
                card);
    }

    private String reference() {
        return "TT" + (100_000_000 + Seed.number("reference:" + account.id().value(), booking.sequence(), 900_000_000));
    }

    /** The statement of the month, once the month is over. */
    private @Nullable List<String> statements() {
        StatementMonth month = StatementMonth.of(booking.sequence());
        return month.overAt(asOf.toEpochMilli()) ? List.of(month.reference()) : null;
    }

    private static String indicator(long signedAmount) {
        return signedAmount >= 0 ? "Credit" : "Debit";
    }
}
