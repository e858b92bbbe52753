package dev.amana.corebanking.statements;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountStatus;
import dev.amana.corebanking.determinism.BankTime;
import dev.amana.corebanking.determinism.Seed;
import dev.amana.corebanking.ledger.StatementMonth;
import java.time.Instant;
import java.time.YearMonth;

/** One account's statement of one month that is over. */
record Statement(Account account, StatementMonth month) {

    String id() {
        return Seed.id("statement:" + account.id().value(), month.start().getEpochSecond());
    }

    /** Drawn up the moment the month is over. */
    Instant createdAt() {
        return month.end().plusMillis(1);
    }

    /** The last one of an account that its holder closed. */
    boolean closing() {
        return account.status() == AccountStatus.Deleted
                && account.closedOn()
                        .map(YearMonth::from)
                        .filter(month.month()::equals)
                        .isPresent();
    }

    /** Bahrain's calendar tells which day it ends on. */
    String period() {
        return BankTime.day(month.start()) + " to " + BankTime.day(month.end());
    }
}
