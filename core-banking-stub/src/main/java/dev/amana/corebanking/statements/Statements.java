package dev.amana.corebanking.statements;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.accounts.Accounts;
import dev.amana.corebanking.accounts.Conduct;
import dev.amana.corebanking.determinism.BankTime;
import dev.amana.corebanking.ledger.BookingClock;
import dev.amana.corebanking.ledger.Ledger;
import dev.amana.corebanking.ledger.Ledgers;
import dev.amana.corebanking.ledger.StatementMonth;
import dev.amana.corebanking.listings.Listing;
import dev.amana.corebanking.listings.PageQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Statements of every month that is over and that the bank still answers for, the newest first. */
@Component
public class Statements {

    private static final Comparator<Statement> NEWEST_FIRST = Comparator.comparing(
                    (Statement statement) -> statement.month().month())
            .reversed()
            .thenComparing(statement -> statement.account().id().value());

    private final Accounts accounts;
    private final Ledgers ledgers;
    private final BookingClock clock;

    Statements(Accounts accounts, Ledgers ledgers, BookingClock clock) {
        this.accounts = accounts;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** Those that begin at {@code from} or later and end at {@code to} or earlier. */
    public Listing page(List<AccountId> accountIds, Optional<Instant> from, Optional<Instant> to, PageQuery query) {
        long snapshot = query.snapshotAt(clock.snapshot());
        List<Statement> all = accounts.existing(accountIds).stream()
                .flatMap(account -> of(account, snapshot))
                .filter(statement -> from.map(
                                bound -> !statement.month().start().isBefore(bound))
                        .orElse(true))
                .filter(statement ->
                        to.map(bound -> !statement.month().end().isAfter(bound)).orElse(true))
                .sorted(NEWEST_FIRST)
                .toList();
        return Listing.cut("Statement", all, statement -> shape(statement, snapshot), query, snapshot);
    }

    public Optional<StatementView> find(AccountId accountId, String statementId) {
        long snapshot = clock.snapshot();
        return statement(accountId, statementId, snapshot).map(statement -> shape(statement, snapshot));
    }

    /** The month of an account's statement, by the statement's identifier. */
    public Optional<StatementMonth> month(AccountId accountId, String statementId) {
        return statement(accountId, statementId, clock.snapshot()).map(Statement::month);
    }

    /** The statement as a PDF. */
    public Optional<byte[]> file(AccountId accountId, String statementId) {
        long snapshot = clock.snapshot();
        return statement(accountId, statementId, snapshot)
                .map(statement -> StatementPdf.print(statement, figures(statement, snapshot)));
    }

    private StatementView shape(Statement statement, long snapshot) {
        return StatementShape.of(statement, figures(statement, snapshot));
    }

    private Figures figures(Statement statement, long snapshot) {
        return Figures.of(statement, ledgers.of(statement.account()), snapshot);
    }

    private Optional<Statement> statement(AccountId accountId, String statementId, long snapshot) {
        return accounts.find(accountId).stream()
                .flatMap(account -> of(account, snapshot))
                .filter(statement -> statement.id().equals(statementId))
                .findFirst();
    }

    private Stream<Statement> of(Account account, long snapshot) {
        if (account.conduct() instanceof Conduct.Recorded recorded) {
            // Recorded accounts have nothing but what is recorded: statements of those months only.
            return recorded.bookings().stream()
                    .map(booking -> StatementMonth.of(booking.bookedAt().toEpochMilli()))
                    .distinct()
                    .map(month -> new Statement(account, month));
        }
        LocalDate kept = BankTime.day(Instant.ofEpochMilli(snapshot)).minus(Ledger.KEPT);
        YearMonth firstKept = YearMonth.from(kept).plusMonths(kept.getDayOfMonth() == 1 ? 0 : 1);
        YearMonth opened = account.openedOn().map(YearMonth::from).orElse(firstKept);
        YearMonth first = opened.isAfter(firstKept) ? opened : firstKept;
        return Stream.iterate(first, month -> month.plusMonths(1))
                .takeWhile(month -> new StatementMonth(month).overAt(snapshot))
                .map(month -> new Statement(account, new StatementMonth(month)))
                .takeWhile(statement -> account.closedOn()
                        .map(closed -> !statement.month().month().isAfter(YearMonth.from(closed)))
                        .orElse(true));
    }
}
