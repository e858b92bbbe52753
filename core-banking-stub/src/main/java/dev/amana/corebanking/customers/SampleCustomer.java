package dev.amana.corebanking.customers;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.accounts.AccountStatus;
import dev.amana.corebanking.accounts.AccountSubType;
import dev.amana.corebanking.accounts.AccountType;
import dev.amana.corebanking.accounts.BankNumbers;
import dev.amana.corebanking.accounts.Conduct;
import dev.amana.corebanking.accounts.Conduct.RecordedBooking;
import dev.amana.corebanking.accounts.Conduct.Standing;
import dev.amana.corebanking.accounts.Identification;
import dev.amana.corebanking.accounts.Payee;
import dev.amana.corebanking.determinism.BankTime;
import dev.amana.corebanking.determinism.Seed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * The customer of a bank's published samples ({@code docs/reference/bobf-api.md} §8), with the printed values, and so exempt
 * from the check digits of IBANs. The second account is known only by its beneficiaries; the rest of it is ours.
 */
final class SampleCustomer {

    private static final long CIF = 106_976;
    private static final String BIC = "ALSABHB0";
    private static final String NAME = "Name-1 106976";

    private SampleCustomer() {}

    static Customer customer() {
        return new Customer(
                new PsuId(Seed.id("psu", CIF)),
                NAME,
                "800106976",
                new Mobile("+97333106976"),
                Long.toString(CIF),
                List.of(savings(), current()));
    }

    private static Account savings() {
        RecordedBooking withdrawal = new RecordedBooking(
                Instant.parse("2018-12-10T13:50:00Z"),
                -2_200_000,
                "TT183440",
                "Cash Withdrawal-TT183440",
                Identification.iban("00106976100100", null));
        return new Account(
                new AccountId("Zz83yzNPQv6u5aWQbCwQWQ"),
                AccountStatus.Enabled,
                Instant.EPOCH,
                "BHD",
                AccountType.Personal,
                AccountSubType.Savings,
                "",
                NAME,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(Identification.iban("BH13ALSA00106976100100", null)),
                BIC,
                0,
                true,
                new Conduct.Recorded(2_473_102, List.of(withdrawal)),
                List.of());
    }

    private static Account current() {
        LocalDate opened = LocalDate.of(2018, 1, 14);
        List<Standing> rent = List.of(new Standing(1, 230_000, GeneratedCustomers.landlord(CIF), "Rent"));
        return new Account(
                new AccountId("rvLMP0Y1T1uItFyryIwqYQ"),
                AccountStatus.Enabled,
                BankTime.at(opened, LocalTime.of(9, 0)),
                "BHD",
                AccountType.Personal,
                AccountSubType.CurrentAccount,
                "Current account in BHD",
                "Name-2 106976",
                Optional.of(opened),
                Optional.empty(),
                Optional.empty(),
                List.of(Identification.iban(BankNumbers.iban("ALSA", 106_976_100_200L), NAME)),
                BIC,
                0,
                true,
                new Conduct.Household(980_000, GeneratedCustomers.employer(CIF), rent, BankNumbers.pan("411111", CIF)),
                List.of(
                        new Payee(
                                "2247",
                                "Installment",
                                Identification.iban("BH10XYZU00100000005698", "Khalid Ahmed Ali"),
                                null),
                        new Payee(
                                "1567",
                                "Investment",
                                Identification.iban("BH10XYZU00100000008876", "Ali Hassan Mohammed"),
                                null)));
    }
}
