package dev.amana.sandbox.psu;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import java.util.ArrayList;
import java.util.List;

/** The customers that core banking made up for the sandbox. */
public final class Customers {

    private static final int PAGE = 200;

    private Customers() {}

    /** The first so many with an account to share; fewer when there are fewer. The guide's own is left out. */
    public static List<Customer> generated(int count, Sandbox sandbox, Calls calls) {
        var customers = new ArrayList<Customer>();
        for (int offset = 0; customers.size() < count; offset += PAGE) {
            List<Answer> list = listed("offset=" + offset + "&limit=" + PAGE, sandbox, calls);
            for (Answer entry : list) {
                Customer customer = read(entry);
                boolean usable =
                        !customer.accountIds().isEmpty() && !customer.cpr().equals(Customer.OF_THE_GUIDE.cpr());
                if (usable && customers.size() < count) {
                    customers.add(customer);
                }
            }
            if (list.isEmpty()) {
                break;
            }
        }
        if (customers.isEmpty()) {
            throw new SandboxFailure("core banking lists no customers");
        }
        return customers;
    }

    /** The customer with this number of the bank's. */
    public static Customer ofCif(String cif, Sandbox sandbox, Calls calls) {
        return listed("limit=" + PAGE, sandbox, calls).stream()
                .map(Customers::read)
                .filter(customer -> customer.cif().equals(cif))
                .findFirst()
                .orElseThrow(() -> new SandboxFailure("core banking lists no customer " + cif));
    }

    private static List<Answer> listed(String which, Sandbox sandbox, Calls calls) {
        return calls.get(sandbox.coreBanking("/customers?" + which), "Accept", "application/json")
                .expect(200)
                .each();
    }

    private static Customer read(Answer entry) {
        return new Customer(
                entry.text("/cpr"),
                entry.text("/mobile"),
                entry.text("/cif"),
                entry.within("/accounts").stream()
                        .filter(account -> account.text("/shareable").equals("true"))
                        .map(account -> account.text("/accountId"))
                        .toList());
    }
}
