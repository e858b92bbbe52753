package dev.amana.corebanking.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.accounts.AccountSubType;
import dev.amana.corebanking.customers.Customers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgersTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Customers CUSTOMERS = Customers.generated(200);
    private static final AccountId SAMPLE = new AccountId("Zz83yzNPQv6u5aWQbCwQWQ");

    private static Ledgers at(Instant instant) {
        return new Ledgers(new BookingClock(Clock.fixed(instant, ZoneOffset.UTC)), 400_000);
    }

    private static Account account(AccountId id) {
        return CUSTOMERS.accounts().find(id).orElseThrow();
    }

    private static Account everyday() {
        return CUSTOMERS.all().get(1).accounts().getFirst();
    }

    private static Stream<Account> someAccounts() {
        return CUSTOMERS.all().stream().limit(60).flatMap(customer -> customer.accounts().stream());
    }

    @Test
    void balancesAddUpOnEveryAccount() {
        Ledgers ledgers = at(NOW);
        someAccounts().forEach(account -> {
            Ledger ledger = ledgers.of(account);
            long held = account.conduct().opening();
            for (Booking booking : ledger.all()) {
                held += booking.signedAmount();
                assertThat(booking.balanceAfter()).isEqualTo(held);
            }
            assertThat(ledger.balanceAt(Long.MAX_VALUE)).isEqualTo(held);
        });
    }

    @Test
    void bookingsHaveANumberOfTheirOwnInTheOrderOfTime() {
        Ledgers ledgers = at(NOW);
        someAccounts()
                .forEach(
                        account -> assertThat(ledgers.of(account).all().stream().map(Booking::sequence))
                                .isSorted()
                                .doesNotHaveDuplicates());
    }

    @Test
    void theSameLedgerComesEveryTime() {
        Ledgers one = at(NOW);
        Ledgers two = at(NOW);
        someAccounts()
                .forEach(account -> assertThat(one.of(account).all())
                        .isEqualTo(two.of(account).all()));
    }

    @Test
    void aLaterTodayOnlyAddsBookings() {
        Ledgers today = at(NOW);
        Ledgers nextYear = at(NOW.plus(Duration.ofDays(365)));
        someAccounts().forEach(account -> {
            List<Booking> before = today.of(account).all();
            assertThat(nextYear.of(account).all().subList(0, before.size())).isEqualTo(before);
        });
    }

    @Test
    void historyIsOfTwentyFourMonthsAndEndsToday() {
        long now = NOW.toEpochMilli();
        List<Booking> history = at(NOW).of(everyday()).upTo(now);
        assertThat(history.getFirst().bookedAt())
                .isBetween(Instant.parse("2024-11-20T21:00:00Z"), Instant.parse("2024-11-25T00:00:00Z"));
        assertThat(history.getLast().bookedAt()).isBetween(NOW.minus(Duration.ofDays(4)), NOW);
        assertThat(history).hasSizeBetween(700, 2_000);
    }

    @Test
    void nothingOfTheFutureIsShown() {
        long now = NOW.toEpochMilli();
        someAccounts()
                .forEach(account ->
                        assertThat(at(NOW).of(account).upTo(now)).allMatch(booking -> booking.sequence() <= now));
    }

    @Test
    void accountsStayWithinReason() {
        Ledgers ledgers = at(NOW);
        someAccounts()
                .filter(account -> account.subType() == AccountSubType.CurrentAccount)
                .forEach(account -> assertThat(ledgers.of(account).all().stream()
                                .mapToLong(Booking::balanceAfter)
                                .min()
                                .orElse(0))
                        .as(account.nickname() + " " + account.id().value())
                        .isGreaterThan(-account.conduct().opening()));
    }

    @Test
    void aClosedAccountEndsAtNothing() {
        Account closed = CUSTOMERS.all().get(4).accounts().get(3);
        Ledger ledger = at(NOW).of(closed);
        assertThat(ledger.balanceAt(NOW.toEpochMilli())).isZero();
        assertThat(ledger.all().getLast().bookedAt()).isBefore(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void oneAccountHasAHundredThousandBookings() {
        Account takings = CUSTOMERS.all().get(6).accounts().getFirst();
        assertThat(at(NOW).of(takings).upTo(NOW.toEpochMilli())).hasSizeGreaterThan(100_000);
    }

    @Test
    void theSampleAccountHoldsWhatIsPrinted() {
        Ledger ledger = at(NOW).of(account(SAMPLE));
        assertThat(ledger.upTo(NOW.toEpochMilli())).hasSize(1);
        assertThat(ledger.balanceAt(NOW.toEpochMilli())).isEqualTo(273_102);
    }

    @Test
    void aBookingByHandIsBookedAfterEverySnapshotBeforeIt() {
        BookingClock clock = new BookingClock(Clock.fixed(NOW, ZoneOffset.UTC));
        Ledgers ledgers = new Ledgers(clock, 400_000);
        long snapshot = clock.snapshot();
        List<Booking> before = ledgers.of(everyday()).upTo(snapshot);
        Booking posted = ledgers.post(everyday(), NOW.minus(Duration.ofDays(90)), -12_500, "Cheque 17");
        assertThat(posted.sequence()).isGreaterThan(snapshot);
        assertThat(ledgers.of(everyday()).upTo(snapshot)).isEqualTo(before);
        assertThat(ledgers.of(everyday()).upTo(clock.snapshot())).hasSize(before.size() + 1);
        assertThat(posted.balanceAfter()).isEqualTo(before.getLast().balanceAfter() - 12_500);
    }

    @Test
    void balancesStillAddUpWhenBookingsByHandLieBetween() {
        Clock morning = Clock.fixed(NOW, ZoneOffset.UTC);
        Ledgers ledgers = new Ledgers(new BookingClock(morning), 400_000);
        ledgers.post(account(SAMPLE), NOW, 100_000, "Cheque 18");
        ledgers.post(account(SAMPLE), NOW, -40_000, "Cheque 19");
        assertThat(ledgers.of(account(SAMPLE)).balanceAt(Long.MAX_VALUE)).isEqualTo(333_102);
    }

    @Test
    void bookingsByHandAreLimited() {
        Ledgers ledgers = at(NOW);
        for (int i = 0; i < Ledgers.MOST_POSTED; i++) {
            ledgers.post(account(SAMPLE), NOW, 1, "Cheque");
        }
        assertThatThrownBy(() -> ledgers.post(account(SAMPLE), NOW, 1, "Cheque"))
                .isInstanceOf(LedgerFullException.class);
    }
}
