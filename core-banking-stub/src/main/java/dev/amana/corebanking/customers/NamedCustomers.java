package dev.amana.corebanking.customers;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountStatus;
import dev.amana.corebanking.accounts.AccountSubType;
import dev.amana.corebanking.accounts.AccountType;
import dev.amana.corebanking.accounts.BankNumbers;
import dev.amana.corebanking.accounts.Conduct;
import dev.amana.corebanking.accounts.Conduct.Standing;
import dev.amana.corebanking.accounts.Party;
import dev.amana.corebanking.determinism.Seed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The customers described by hand, so that every kind of account and status has somebody. */
final class NamedCustomers {

    private static final Party CLIENT_ABROAD = Party.at("NORDDEFF", "DE89370400440532013000", "Nordwind Handels GmbH");

    private NamedCustomers() {}

    static List<Customer> all() {
        AccountOffice yusufs =
                new AccountOffice(201_002, "Yusuf Ibrahim Al Haddad", AccountType.Personal, LocalDate.of(2016, 5, 2));
        Account joint = jointSavings(yusufs);
        return List.of(
                SampleCustomer.customer(),
                mariam(joint),
                yusuf(yusufs, joint),
                noorTrading(),
                ali(),
                layla(),
                dilmunMarkets(),
                awalHoldings());
    }

    /** An engineer: current account with an overdraft, savings, a credit card, dollars, and the savings with her husband. */
    private static Customer mariam(Account joint) {
        AccountOffice office =
                new AccountOffice(201_001, "Mariam Yusuf Al Haddad", AccountType.Personal, LocalDate.of(2015, 3, 1));
        List<Standing> standing = List.of(
                new Standing(27, 180_000, office.party(2), "Savings"),
                new Standing(5, 220_000, office.cardParty(3), "Card payment"),
                new Standing(1, 420_000, GeneratedCustomers.landlord(900_001), "Rent"));
        return customer(
                "201001",
                "Mariam Yusuf Al Haddad",
                "880412345",
                "+97336201001",
                List.of(
                        office.open(
                                1,
                                AccountSubType.CurrentAccount,
                                "BHD",
                                "Everyday",
                                500_000,
                                new Conduct.Household(
                                        1_850_000,
                                        GeneratedCustomers.employer(900_001),
                                        standing,
                                        office.debitCard(1))),
                        office.open(
                                2,
                                AccountSubType.Savings,
                                "BHD",
                                "Rainy day",
                                0,
                                new Conduct.Saving(180_000, Optional.of(office.party(1)))),
                        office.openCard(
                                3,
                                AccountSubType.CreditCard,
                                "Platinum card",
                                new Conduct.Card(
                                        220_000, 3_000_000, office.creditCard(3), Optional.of(office.party(1)))),
                        office.open(
                                4,
                                AccountSubType.CurrentAccount,
                                "USD",
                                "Dollar account",
                                0,
                                new Conduct.Remittances(120_000, "EUR", CLIENT_ABROAD)),
                        joint));
    }

    /** A teacher: current account, a car loan, and the savings with his wife. */
    private static Customer yusuf(AccountOffice office, Account joint) {
        List<Standing> standing = List.of(
                new Standing(3, 145_000, office.party(2), "Car loan"),
                new Standing(1, 210_000, GeneratedCustomers.landlord(900_002), "Rent"));
        return customer(
                "201002",
                "Yusuf Ibrahim Al Haddad",
                "850922348",
                "+97336201002",
                List.of(
                        office.open(
                                1,
                                AccountSubType.CurrentAccount,
                                "BHD",
                                "Salary account",
                                0,
                                new Conduct.Household(
                                        1_120_000,
                                        GeneratedCustomers.employer(900_003),
                                        standing,
                                        office.debitCard(1))),
                        office.open(
                                2,
                                AccountSubType.Loan,
                                "BHD",
                                "Car loan",
                                0,
                                new Conduct.Repaying(7_600_000, 145_000, Optional.of(office.party(1)))),
                        joint));
    }

    private static Account jointSavings(AccountOffice office) {
        return office.open(
                5,
                AccountSubType.Savings,
                "BHD",
                "Our house",
                0,
                new Conduct.Saving(250_000, Optional.of(office.party(1))));
    }

    /** A trading house: dinars, dollars, a charge card. */
    private static Customer noorTrading() {
        AccountOffice office =
                new AccountOffice(201_003, "Noor Trading W.L.L.", AccountType.Business, LocalDate.of(2011, 9, 18));
        Party supplier = Party.at("GLFBBHBM", BankNumbers.iban("GLFB", 77_000_001), "Harbour Logistics W.L.L.");
        return customer(
                "201003",
                "Noor Trading W.L.L.",
                "790603451",
                "+97336201003",
                List.of(
                        office.open(
                                1,
                                AccountSubType.CurrentAccount,
                                "BHD",
                                "Operating account",
                                10_000_000,
                                new Conduct.Trading(4, 85_000, supplier)),
                        office.open(
                                2,
                                AccountSubType.CurrentAccount,
                                "USD",
                                "Import account",
                                0,
                                new Conduct.Remittances(900_000, "EUR", CLIENT_ABROAD)),
                        office.openCard(
                                3,
                                AccountSubType.ChargeCard,
                                "Company card",
                                new Conduct.Card(
                                        600_000, 5_000_000, office.creditCard(3), Optional.of(office.party(1))))));
    }

    /** A student: a current account in use, a wallet, a prepaid card, one account closed and one barred. */
    private static Customer ali() {
        AccountOffice office =
                new AccountOffice(201_004, "Ali Hasan Al Sayegh", AccountType.Personal, LocalDate.of(2021, 8, 30));
        Account closed = office.open(
                4,
                AccountSubType.CurrentAccount,
                "BHD",
                "Old account",
                0,
                new Conduct.Household(240_000, GeneratedCustomers.employer(900_005), List.of(), office.debitCard(4)));
        Account barred = office.open(
                5,
                AccountSubType.Savings,
                "BHD",
                "Barred savings",
                0,
                new Conduct.Saving(15_000, Optional.of(office.party(1))));
        return customer(
                "201004",
                "Ali Hasan Al Sayegh",
                "030715562",
                "+97336201004",
                List.of(
                        office.open(
                                1,
                                AccountSubType.CurrentAccount,
                                "BHD",
                                "Student account",
                                0,
                                new Conduct.Household(
                                        320_000, GeneratedCustomers.employer(900_004), List.of(), office.debitCard(1))),
                        office.open(
                                2,
                                AccountSubType.EWallet,
                                "BHD",
                                "Wallet",
                                0,
                                new Conduct.Saving(25_000, Optional.of(office.party(1)))),
                        office.openCard(
                                3,
                                AccountSubType.PrePaidCard,
                                "Travel card",
                                new Conduct.Card(20_000, 80_000, office.creditCard(3), Optional.of(office.party(1)))),
                        closed.ended(AccountStatus.Deleted, LocalDate.of(2026, 2, 28)),
                        barred.ended(AccountStatus.Disabled, LocalDate.of(2026, 6, 30))));
    }

    /** A pensioner: current account, a deposit until 2028, the rest of a mortgage, euros, and a deposit both must sign for. */
    private static Customer layla() {
        AccountOffice office =
                new AccountOffice(201_005, "Layla Abdulla Matar", AccountType.Personal, LocalDate.of(1998, 1, 4));
        Account deposit = office.open(
                2,
                AccountSubType.Deposit,
                "BHD",
                "Three-year deposit",
                0,
                new Conduct.Saving(2_500_000, Optional.empty()));
        Account both = office.open(
                5, AccountSubType.Deposit, "BHD", "Family deposit", 0, new Conduct.Saving(1_000_000, Optional.empty()));
        return customer(
                "201005",
                "Layla Abdulla Matar",
                "560118674",
                "+97336201005",
                List.of(
                        office.open(
                                1,
                                AccountSubType.CurrentAccount,
                                "BHD",
                                "Pension account",
                                0,
                                new Conduct.Household(
                                        940_000,
                                        GeneratedCustomers.employer(900_006),
                                        List.of(new Standing(3, 160_000, office.party(3), "Mortgage")),
                                        office.debitCard(1))),
                        deposit.maturing(LocalDate.of(2028, 6, 30)),
                        office.open(
                                3,
                                AccountSubType.Mortgage,
                                "BHD",
                                "Home finance",
                                0,
                                new Conduct.Repaying(21_400_000, 160_000, Optional.of(office.party(1)))),
                        office.open(
                                4,
                                AccountSubType.Savings,
                                "EUR",
                                "Euro savings",
                                0,
                                new Conduct.Saving(20_000, Optional.empty())),
                        both.jointlySigned()));
    }

    /** A chain of shops whose one account has a hundred thousand bookings in two years. */
    private static Customer dilmunMarkets() {
        AccountOffice office =
                new AccountOffice(201_006, "Dilmun Markets B.S.C.", AccountType.Business, LocalDate.of(2009, 2, 15));
        Party supplier = Party.at("DLMNBHBM", BankNumbers.iban("DLMN", 77_000_002), "Palm Garden Wholesale");
        return customer(
                "201006",
                "Dilmun Markets B.S.C.",
                "720227783",
                "+97336201006",
                List.of(office.open(
                        1,
                        AccountSubType.CurrentAccount,
                        "BHD",
                        "Takings",
                        0,
                        new Conduct.Trading(140, 6_500, supplier))));
    }

    /** A group of companies that keeps an account for each of them: ten. */
    private static Customer awalHoldings() {
        AccountOffice office =
                new AccountOffice(201_007, "Awal Holdings W.L.L.", AccountType.Business, LocalDate.of(2012, 9, 3));
        Party supplier = Party.at("DLMNBHBM", BankNumbers.iban("DLMN", 77_000_003), "Awal Supplies");
        return customer(
                "201007",
                "Awal Holdings W.L.L.",
                "680915521",
                "+97336201007",
                IntStream.rangeClosed(1, 10)
                        .mapToObj(number -> office.open(
                                number,
                                AccountSubType.CurrentAccount,
                                "BHD",
                                "Company " + number,
                                0,
                                new Conduct.Trading(4, 6_500, supplier)))
                        .toList());
    }

    private static Customer customer(String cif, String name, String cpr, String mobile, List<Account> accounts) {
        return new Customer(
                new PsuId(Seed.id("psu", Long.parseLong(cif))), name, cpr, new Mobile(mobile), cif, accounts);
    }
}
