package dev.amana.sandbox.psu;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Calls;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The customers that core banking made up for the sandbox. */
public final class Customers {

    private static final int PAGE = 200;

    private Customers() {}

    /** The first so many with an account to share; fewer when there are fewer. The guide's own is left out. */
    public static List<Customer> generated(int count, Sandbox sandbox, Calls calls) {
        var customers = new ArrayList<Customer>();
        for (int offset = 0; customers.size() < count; offset += PAGE) {
            JsonNode list = calls.get(
                            sandbox.coreBanking("/customers?offset=" + offset + "&limit=" + PAGE),
                            "Accept",
                            "application/json")
                    .expect(200)
                    .json();
            for (JsonNode entry : list) {
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
        JsonNode list = calls.get(sandbox.coreBanking("/customers?limit=" + PAGE), "Accept", "application/json")
                .expect(200)
                .json();
        return list.valueStream()
                .map(Customers::read)
                .filter(customer -> customer.cif().equals(cif))
                .findFirst()
                .orElseThrow(() -> new SandboxFailure("core banking lists no customer " + cif));
    }

    private static Customer read(JsonNode entry) {
        var accounts = new ArrayList<String>();
        for (JsonNode account : entry.path("accounts")) {
            if (account.path("shareable").asBoolean(false)) {
                accounts.add(account.path("accountId").asString());
            }
        }
        return new Customer(
                entry.path("cpr").asString(),
                entry.path("mobile").asString(),
                entry.path("cif").asString(),
                accounts);
    }
}
