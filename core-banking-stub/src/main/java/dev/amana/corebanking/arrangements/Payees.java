package dev.amana.corebanking.arrangements;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.Identification;
import dev.amana.corebanking.accounts.Money;
import dev.amana.corebanking.accounts.Payee;
import dev.amana.corebanking.determinism.BankTime;
import dev.amana.corebanking.determinism.Seed;
import dev.amana.corebanking.ledger.PlannedPayments;
import dev.amana.corebanking.ledger.PlannedPayments.Planned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The people an account's holder has set up to pay, and the payments to them that are still to come. */
final class Payees {

    private static final int SHOWN_AHEAD = 2;

    private Payees() {}

    static List<BeneficiaryView> beneficiaries(Account account) {
        return account.payees().stream()
                .map(payee -> beneficiary(account, payee))
                .toList();
    }

    private static BeneficiaryView beneficiary(Account account, Payee payee) {
        // The sample prints neither a bank nor a type for its two: what has no bank shows none of them.
        boolean described = payee.bic() != null;
        boolean first = payee.equals(account.payees().getFirst());
        return new BeneficiaryView(
                account.id().value(),
                payee.beneficiaryId(),
                described ? first ? "Trusted" : "Ordinary" : null,
                payee.reference(),
                described && first ? Map.of("SetUpBy", "MobileApp") : null,
                agent(payee),
                payee.account());
    }

    static List<FutureDatedPaymentView> payments(Account account, long snapshot) {
        LocalDate today = BankTime.day(Instant.ofEpochMilli(snapshot));
        List<Planned> planned = PlannedPayments.after(today, account, SHOWN_AHEAD);
        return IntStream.range(0, planned.size())
                .mapToObj(n -> payment(account, planned.get(n), n == 0))
                .toList();
    }

    private static FutureDatedPaymentView payment(Account account, Planned planned, boolean next) {
        return new FutureDatedPaymentView(
                account.id().value(),
                Seed.id("payment:" + account.id().value(), planned.day().toEpochDay()),
                BankTime.text(BankTime.at(planned.day(), LocalTime.of(PlannedPayments.HOUR, 0))),
                next ? "Execution" : "Arrival",
                planned.payee().reference(),
                next ? "Planned " + planned.day() : null,
                Money.of(planned.amount(), account.currency()),
                agent(planned.payee()),
                planned.payee().account());
    }

    private static @Nullable Identification agent(Payee payee) {
        return payee.bic() == null ? null : Identification.agent(payee.bic());
    }
}
