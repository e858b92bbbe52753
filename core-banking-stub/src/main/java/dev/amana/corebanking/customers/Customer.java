package dev.amana.corebanking.customers;

import dev.amana.corebanking.accounts.Account;
import java.util.List;

/**
 * Somebody with accounts at the bank.
 *
 * @param cpr the personal number of Bahrain's Central Population Registry, nine digits
 * @param cif the bank's own customer number
 */
public record Customer(PsuId psuId, String name, String cpr, Mobile mobile, String cif, List<Account> accounts) {

    public Customer {
        accounts = List.copyOf(accounts);
        if (!cpr.matches("\\d{9}")) {
            throw new IllegalArgumentException("a CPR has nine digits");
        }
    }

    /** The accounts that this customer alone may let a third party see. */
    public List<Account> shareableAccounts() {
        return accounts.stream().filter(Account::shareable).toList();
    }
}
