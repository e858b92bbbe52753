package dev.amana.aisp.corebanking;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Period;
import dev.amana.aisp.access.PsuId;
import dev.amana.aisp.permissions.Direction;
import java.util.OptionalLong;
import java.util.Set;

/** A question to core banking. */
public sealed interface Query {

    /** The accounts themselves. */
    record Accounts(Set<AccountId> accounts) implements Query {
        public Accounts {
            accounts = Set.copyOf(accounts);
        }
    }

    /** Their balances. */
    record Balances(Set<AccountId> accounts) implements Query {
        public Balances {
            accounts = Set.copyOf(accounts);
        }
    }

    /** Their transactions booked within the period, in these directions, newest first, one page of them. */
    record Transactions(Set<AccountId> accounts, Period period, Set<Direction> directions, Page page) implements Query {
        public Transactions {
            accounts = Set.copyOf(accounts);
            directions = Set.copyOf(directions);
        }
    }

    /** What of one kind belongs to the accounts, one page of it. */
    record Listing(Kind kind, Set<AccountId> accounts, Page page) implements Query {
        public Listing {
            accounts = Set.copyOf(accounts);
        }

        /** The kinds, by the names that core banking has for the questions. */
        public enum Kind {
            BENEFICIARIES("Beneficiaries"),
            DIRECT_DEBITS("DirectDebits"),
            STANDING_ORDERS("StandingOrders"),
            FUTURE_DATED_PAYMENTS("FutureDatedPayments"),
            OFFERS("Offers");

            private final String label;

            Kind(String label) {
                this.label = label;
            }

            /** The question's name. */
            public String label() {
                return label;
            }
        }
    }

    /** The statements that lie wholly within the period, one page of them. */
    record Statements(Set<AccountId> accounts, Period period, Page page) implements Query {
        public Statements {
            accounts = Set.copyOf(accounts);
        }
    }

    /** One statement of an account. */
    record Statement(AccountId account, StatementId statement) implements Query {}

    /** Its transactions, as {@link Transactions} has them. */
    record StatementTransactions(
            AccountId account, StatementId statement, Period period, Set<Direction> directions, Page page)
            implements Query {
        public StatementTransactions {
            directions = Set.copyOf(directions);
        }
    }

    /** Its file, answered with {@link Reply.File}. */
    record StatementFile(AccountId account, StatementId statement) implements Query {}

    /** The customer. */
    record Customer(PsuId psu) implements Query {}

    /** The holder of an account. */
    record Holder(AccountId account) implements Query {}

    /** Everybody who holds an account or may use it. */
    record Parties(AccountId account) implements Query {}

    /** Rates, limits and the like of an account. */
    record SupplementaryInfo(AccountId account) implements Query {}

    /** What the bank offers to everybody. */
    record Products() implements Query {}

    /**
     * A page of a result that holds still.
     *
     * @param snapshot the state of the books it is cut from; none for a first page, whose reply names it
     * @param number from 1
     * @param size records a page
     */
    record Page(OptionalLong snapshot, int number, int size) {}
}
