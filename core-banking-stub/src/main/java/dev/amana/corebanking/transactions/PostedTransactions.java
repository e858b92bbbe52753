package dev.amana.corebanking.transactions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.accounts.AccountStatus;
import dev.amana.corebanking.accounts.Accounts;
import dev.amana.corebanking.accounts.Money;
import dev.amana.corebanking.ledger.Booking;
import dev.amana.corebanking.ledger.LedgerFullException;
import dev.amana.corebanking.ledger.Ledgers;
import dev.amana.corebanking.transactions.TransactionQuery.Direction;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code POST /accounts/{AccountId}/transactions}: books by hand, for sandboxes and tests; forgotten at a restart. */
@RestController
class PostedTransactions {

    /**
     * @param amount in the account's currency, e.g. {@code "12.500"}
     * @param bookingDateTime now, if left out; never later than now
     */
    record Posting(
            @NotNull Direction creditDebitIndicator,

            @NotBlank @Pattern(regexp = "^\\d{1,13}(\\.\\d{1,5})?$")
            String amount,

            @Nullable @Size(max = 500) String information,
            @Nullable Instant bookingDateTime) {}

    /** @param sequence its place in the order of booking: snapshots below it never show it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Posted(long sequence, TransactionView transaction) {}

    private final Accounts accounts;
    private final Ledgers ledgers;
    private final Clock clock;

    PostedTransactions(Accounts accounts, Ledgers ledgers, Clock clock) {
        this.accounts = accounts;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    @PostMapping("/accounts/{accountId}/transactions")
    @ResponseStatus(HttpStatus.CREATED)
    Posted post(@PathVariable String accountId, @Valid @RequestBody Posting posting) {
        Account account = accounts.find(new AccountId(accountId))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such account"));
        if (account.status() != AccountStatus.Enabled) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "nothing is booked on this account any more");
        }
        Instant now = clock.instant();
        Instant bookedAt = posting.bookingDateTime() == null ? now : posting.bookingDateTime();
        if (bookedAt.isAfter(now)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "bookingDateTime is later than now");
        }
        long minor = minorUnits(posting.amount(), account.currency());
        String information = posting.information() == null ? "Booked by hand" : posting.information();
        try {
            Booking booking = ledgers.post(
                    account,
                    bookedAt,
                    posting.creditDebitIndicator() == Direction.Credit ? minor : -minor,
                    information);
            return new Posted(booking.sequence(), TransactionShape.of(account, booking, now));
        } catch (LedgerFullException e) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, e.getMessage(), e);
        }
    }

    private static long minorUnits(String amount, String currency) {
        try {
            return new BigDecimal(amount).movePointRight(Money.digits(currency)).longValueExact();
        } catch (ArithmeticException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, currency + " has " + Money.digits(currency) + " decimals", e);
        }
    }
}
