package dev.amana.corebanking.offers;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.accounts.AccountStatus;
import dev.amana.corebanking.accounts.Accounts;
import dev.amana.corebanking.accounts.Money;
import dev.amana.corebanking.determinism.BankTime;
import dev.amana.corebanking.determinism.Seed;
import dev.amana.corebanking.ledger.BookingClock;
import dev.amana.corebanking.listings.Listing;
import dev.amana.corebanking.listings.PageQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** This quarter's offers to an account in use, by its kind; none to the sample's account, which nothing is added to. */
@Component
public class Offers {

    private static final String PAGES = "https://bank.example/offers/";

    private final Accounts accounts;
    private final BookingClock clock;

    Offers(Accounts accounts, BookingClock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    public Listing page(List<AccountId> accountIds, PageQuery query) {
        long snapshot = query.snapshotAt(clock.snapshot());
        LocalDate today = BankTime.day(Instant.ofEpochMilli(snapshot));
        List<OfferView> all = accounts.existing(accountIds).stream()
                .filter(account -> account.status() == AccountStatus.Enabled
                        && account.openedOn().isPresent())
                .flatMap(account -> offers(account, today).stream())
                .toList();
        return Listing.cut("Offer", all, offer -> offer, query, snapshot);
    }

    private static List<OfferView> offers(Account account, LocalDate today) {
        return switch (account.subType()) {
            case CreditCard, ChargeCard ->
                List.of(
                        offer(
                                account,
                                today,
                                "BalanceTransfer",
                                "Move what you owe elsewhere to this card",
                                "0.0000",
                                null,
                                "6 months",
                                null,
                                Money.of(5_000, account.currency())),
                        offer(
                                account,
                                today,
                                "LimitIncrease",
                                "A higher limit, agreed beforehand",
                                null,
                                null,
                                null,
                                Money.of(account.overdraft() + account.overdraft() / 2, account.currency()),
                                null));
            case Savings, Deposit ->
                List.of(offer(
                        account,
                        today,
                        "PromotionalRate",
                        "A better rate on new money",
                        "3.2500",
                        null,
                        "3 months",
                        null,
                        null));
            case CurrentAccount ->
                List.of(
                        offer(
                                account,
                                today,
                                "MoneyTransfer",
                                "Transfers abroad at half the charge",
                                null,
                                null,
                                null,
                                null,
                                Money.of(250, account.currency())),
                        offer(
                                account,
                                today,
                                "Other",
                                "Points for every salary credited",
                                null,
                                1_500,
                                null,
                                null,
                                null));
            case Loan, Mortgage, PrePaidCard, EWallet -> List.of();
        };
    }

    private static OfferView offer(
            Account account,
            LocalDate today,
            String type,
            String description,
            @Nullable String rate,
            @Nullable Integer value,
            @Nullable String term,
            @Nullable Money amount,
            @Nullable Money fee) {
        LocalDate start = LocalDate.of(today.getYear(), (today.getMonthValue() - 1) / 3 * 3 + 1, 1);
        return new OfferView(
                account.id().value(),
                Seed.id("offer:" + account.id().value() + ":" + type, start.toEpochDay()),
                type,
                description,
                BankTime.text(BankTime.at(start, LocalTime.MIDNIGHT)),
                BankTime.text(
                        BankTime.at(start.plusMonths(3), LocalTime.MIDNIGHT).minusMillis(1)),
                rate,
                value,
                term,
                PAGES + type.toLowerCase(Locale.ROOT),
                amount,
                fee);
    }
}
