package dev.amana.sandbox.psu;

import java.util.List;

/**
 * A customer of the bank, with what they sign in by and what they have; nobody real.
 *
 * @param cpr personal number
 * @param mobile with country code
 * @param cif the bank's number of the customer
 */
public record Customer(String cpr, String mobile, String cif, List<String> accountIds) {

    /** The customer of the bank's guide; the values of these accounts are printed there. */
    public static final Customer OF_THE_GUIDE = new Customer(
            "800106976", "+97333106976", "106976", List.of("Zz83yzNPQv6u5aWQbCwQWQ", "rvLMP0Y1T1uItFyryIwqYQ"));

    public Customer {
        accountIds = List.copyOf(accountIds);
    }
}
