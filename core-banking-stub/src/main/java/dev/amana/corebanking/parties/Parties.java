package dev.amana.corebanking.parties;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.accounts.AccountType;
import dev.amana.corebanking.accounts.Accounts;
import dev.amana.corebanking.customers.Customer;
import dev.amana.corebanking.customers.Customers;
import dev.amana.corebanking.customers.PsuId;
import dev.amana.corebanking.determinism.Seed;
import dev.amana.corebanking.parties.PartyView.Address;
import dev.amana.corebanking.parties.PartyView.RelatedAccount;
import dev.amana.corebanking.parties.PartyView.Relationships;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Holders of accounts, and who may act for a firm. Neither CPR nor CIF is told: a customer signs in with them. */
@Component
public class Parties {

    private static final String ACCOUNTS = "/apigateway/bobf/release1.0.0/accounts/";
    private static final List<Place> PLACES = List.of(
            new Place("Manama", "Capital Governorate", "Exhibition Avenue"),
            new Place("Muharraq", "Muharraq Governorate", "Shaikh Isa Avenue"),
            new Place("Riffa", "Southern Governorate", "Shaikh Salman Road"),
            new Place("Saar", "Northern Governorate", "Budaiya Highway"));

    private record Place(String town, String governorate, String street) {}

    private final Accounts accounts;
    private final Customers customers;
    private final Map<AccountId, List<Customer>> holders = new HashMap<>();

    Parties(Accounts accounts, Customers customers) {
        this.accounts = accounts;
        this.customers = customers;
        for (Customer customer : customers.all()) {
            for (Account account : customer.accounts()) {
                holders.computeIfAbsent(account.id(), id -> new ArrayList<>()).add(customer);
            }
        }
    }

    /** The customer, apart from any account. */
    public Optional<PartyView> customer(PsuId psuId) {
        return customers.find(psuId).map(customer -> view(customer, "Sole", "BH.OBF.Principal", Optional.empty()));
    }

    /** Who opened the account. */
    public Optional<PartyView> holder(AccountId accountId) {
        return all(accountId).stream().findFirst();
    }

    /** Everybody on the account: who opened it first, then the others. */
    public List<PartyView> all(AccountId accountId) {
        return accounts.find(accountId).map(this::all).orElse(List.of());
    }

    /** The names of those who hold the account together with whoever opened it. */
    public List<String> jointHolders(AccountId accountId) {
        return all(accountId).stream()
                .filter(party -> party.accountRole().equals("BH.OBF.SecondaryOwner"))
                .map(PartyView::name)
                .toList();
    }

    private List<PartyView> all(Account account) {
        String opener = account.identifications().getFirst().name();
        List<Customer> together = holders.getOrDefault(account.id(), List.of());
        Customer first = together.stream()
                .filter(customer -> customer.name().equals(opener))
                .findFirst()
                .orElse(together.getFirst());
        boolean joint = together.size() > 1 || !account.soleSignature();
        List<PartyView> parties = new ArrayList<>();
        parties.add(view(first, joint ? "Joint" : "Sole", "BH.OBF.Principal", Optional.of(account)));
        for (Customer other : together) {
            if (!other.equals(first)) {
                parties.add(view(other, "Joint", "BH.OBF.SecondaryOwner", Optional.of(account)));
            }
        }
        if (!account.soleSignature()) {
            parties.add(stranger(account, "Joint", "BH.OBF.SecondaryOwner", "Hussain Abdulla Matar"));
        }
        if (account.type() == AccountType.Business) {
            parties.add(stranger(account, "Delegate", "BH.OBF.Administrator", "Dana Omar Al Fardan"));
        }
        return parties;
    }

    private static PartyView view(Customer customer, String type, String role, Optional<Account> account) {
        long number = Long.parseLong(customer.cif());
        boolean firm = customer.accounts().getFirst().type() == AccountType.Business;
        String phone = "+973-17" + (100_000 + Seed.number("phone", number, 900_000));
        String local = customer.mobile().value().substring("+973".length());
        return new PartyView(
                Seed.id("party", number),
                "P" + (10_000_000 + Seed.number("party number", number, 90_000_000)),
                type,
                customer.name(),
                customer.name(),
                structure(customer, firm),
                firm ? Boolean.FALSE : Boolean.TRUE,
                role,
                "customer" + Seed.number("mail", number, 1_000_000_000) + "@mail.example",
                phone,
                "+973-" + local,
                account.map(Parties::related).orElse(null),
                List.of(address(number, firm)));
    }

    /** Somebody on an account who has none of their own here: the bank knows little of them. */
    private static PartyView stranger(Account account, String type, String role, String name) {
        return new PartyView(
                Seed.id("party:" + account.id().value() + ":" + name, 0),
                null,
                type,
                name,
                name,
                "BH.OBF.Individual",
                null,
                role,
                null,
                null,
                null,
                related(account),
                null);
    }

    private static Relationships related(Account account) {
        return new Relationships(
                new RelatedAccount(ACCOUNTS + account.id().value(), account.id().value()));
    }

    private static String structure(Customer customer, boolean firm) {
        if (!firm) {
            return "BH.OBF.Individual";
        }
        return customer.name().contains("B.S.C.") ? "BH.OBF.PublicLimitedCompany" : "BH.OBF.PrivateLimitedCompany";
    }

    private static Address address(long number, boolean firm) {
        Place place = PLACES.get((int) Seed.number("place", number, PLACES.size()));
        String building = Long.toString(1 + Seed.number("building", number, 2_000));
        String block = Long.toString(300 + Seed.number("block", number, 600));
        return new Address(
                firm ? "Business" : "Residential",
                List.of(String.format(Locale.ROOT, "Building %s, %s", building, place.street()), "Block " + block),
                place.street(),
                building,
                block,
                place.town(),
                place.governorate(),
                "BH");
    }
}
