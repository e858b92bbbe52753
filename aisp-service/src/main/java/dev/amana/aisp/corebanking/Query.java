package dev.amana.aisp.corebanking;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Period;
import dev.amana.aisp.permissions.Direction;
import java.util.OptionalLong;
import java.util.Set;

/** A question to core banking, always about named accounts. */
public sealed interface Query {

    /** The accounts it is about, never none. */
    Set<AccountId> accounts();

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

    /**
     * A page of a result that holds still.
     *
     * @param snapshot the state of the books it is cut from; none for a first page, whose reply names it
     * @param number from 1
     * @param size records a page
     */
    record Page(OptionalLong snapshot, int number, int size) {}
}
