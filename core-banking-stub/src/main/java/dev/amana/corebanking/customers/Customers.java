package dev.amana.corebanking.customers;

import dev.amana.corebanking.accounts.Accounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everybody who banks here: the named ones first, then as many generated ones as wanted. */
public final class Customers {

    private final List<Customer> all;
    private final Map<PsuId, Customer> byPsuId;
    private final Map<String, Customer> byCpr;
    private final Map<Mobile, Customer> byMobile;

    private Customers(List<Customer> all) {
        this.all = all;
        byPsuId = index(all, Customer::psuId);
        byCpr = index(all, Customer::cpr);
        byMobile = index(all, Customer::mobile);
    }

    /** The named customers and this many more. */
    public static Customers generated(int more) {
        return new Customers(Stream.concat(
                        NamedCustomers.all().stream(), IntStream.range(0, more).mapToObj(GeneratedCustomers::at))
                .toList());
    }

    public List<Customer> all() {
        return all;
    }

    public Optional<Customer> find(PsuId psuId) {
        return Optional.ofNullable(byPsuId.get(psuId));
    }

    public Optional<Customer> find(Mobile mobile) {
        return Optional.ofNullable(byMobile.get(mobile));
    }

    /** The customer whose CPR, mobile number and CIF are all three these, however they were typed. */
    public Optional<Customer> verified(String cpr, String mobile, String cif) {
        return Optional.ofNullable(byCpr.get(Digits.of(cpr)))
                .filter(customer ->
                        Mobile.written(mobile).filter(customer.mobile()::equals).isPresent())
                .filter(customer -> customer.cif().equals(Digits.of(cif)));
    }

    public Accounts accounts() {
        return new Accounts(
                all.stream().flatMap(customer -> customer.accounts().stream()).toList());
    }

    private static <K> Map<K, Customer> index(List<Customer> customers, Function<Customer, K> key) {
        return customers.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }
}
