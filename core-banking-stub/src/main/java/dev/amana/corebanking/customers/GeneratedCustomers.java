package dev.amana.corebanking.customers;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountSubType;
import dev.amana.corebanking.accounts.AccountType;
import dev.amana.corebanking.accounts.BankNumbers;
import dev.amana.corebanking.accounts.Conduct;
import dev.amana.corebanking.accounts.Conduct.Standing;
import dev.amana.corebanking.accounts.Party;
import dev.amana.corebanking.determinism.Seed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** A customer for every number from 0, always the same one: salaried people with one to three accounts. */
final class GeneratedCustomers {

    private static final long FIRST_CIF = 210_000;
    private static final int MOBILES = 10_000_000;
    /** Prime to {@link #MOBILES}, so that no two customers share a number. */
    private static final long MOBILE_STEP = 7_919;

    private GeneratedCustomers() {}

    static Customer at(int number) {
        long cif = FIRST_CIF + number;
        SplittableRandom random = Seed.random("customer", number);
        String name = Names.person("customer name", number);
        LocalDate since = LocalDate.of(2012, 1, 1).plusDays(random.nextInt(3_900));
        AccountOffice office = new AccountOffice(cif, name, AccountType.Personal, since);

        long salary = random.nextLong(450, 2_600) * 1_000;
        long saved = salary / 10 / 1_000 * 1_000;
        boolean saves = random.nextInt(10) < 6;
        boolean card = random.nextInt(10) < 3;
        List<Standing> standing = new ArrayList<>();
        List<Account> accounts = new ArrayList<>();
        if (saves) {
            standing.add(new Standing(27, saved, office.party(2), "Savings"));
        }
        if (card) {
            standing.add(new Standing(5, saved, office.cardParty(3), "Card payment"));
        }
        standing.add(new Standing(1, salary / 4, landlord(number), "Rent"));
        accounts.add(office.open(
                1,
                AccountSubType.CurrentAccount,
                "BHD",
                "Current account",
                random.nextInt(4) == 0 ? salary : 0,
                new Conduct.Household(salary, employer(number), standing, office.debitCard(1))));
        if (saves) {
            accounts.add(office.open(
                    2,
                    AccountSubType.Savings,
                    "BHD",
                    "Savings",
                    0,
                    new Conduct.Saving(saved, Optional.of(office.party(1)))));
        }
        if (card) {
            accounts.add(office.openCard(
                    3,
                    AccountSubType.CreditCard,
                    "Credit card",
                    new Conduct.Card(saved, salary * 2, office.creditCard(3), Optional.of(office.party(1)))));
        }
        return new Customer(
                new PsuId(Seed.id("psu", cif)),
                name,
                cpr(number, random),
                mobile(number),
                Long.toString(cif),
                accounts);
    }

    static Party employer(long number) {
        int which = (int) Seed.number("employer", number, Names.EMPLOYERS.size());
        String bank = Names.BANK_CODES.get(which % Names.BANK_CODES.size());
        return Party.at(bank + "BHBM", BankNumbers.iban(bank, 55_000_000L + which), Names.EMPLOYERS.get(which));
    }

    static Party landlord(long number) {
        long iban = 66_000_000L + Seed.number("landlord", number, 400);
        return Party.at("TYLSBHBM", BankNumbers.iban("TYLS", iban), Names.person("landlord name", iban));
    }

    /** Year and month of birth, then a serial number that is the customer's own. */
    private static String cpr(int number, SplittableRandom random) {
        int year = 50 + random.nextInt(50);
        int month = 1 + random.nextInt(12);
        return String.format(Locale.ROOT, "%02d%02d%04d%d", year, month, number + 1, random.nextInt(10));
    }

    private static Mobile mobile(int number) {
        long local = (1_234_567 + number * MOBILE_STEP) % MOBILES;
        return new Mobile(String.format(Locale.ROOT, "+9733%07d", local));
    }
}
