package dev.amana.corebanking.customers;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.accounts.AccountStatus;
import dev.amana.corebanking.accounts.AccountSubType;
import dev.amana.corebanking.accounts.AccountType;
import dev.amana.corebanking.accounts.BankNumbers;
import dev.amana.corebanking.accounts.Conduct;
import dev.amana.corebanking.accounts.Identification;
import dev.amana.corebanking.accounts.Party;
import dev.amana.corebanking.accounts.Payee;
import dev.amana.corebanking.determinism.BankTime;
import dev.amana.corebanking.determinism.Seed;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Opens a customer's accounts: numbers with right check digits, identifiers from the seed. */
final class AccountOffice {

    static final String BIC = "AMNABHBM";
    static final String BANK_CODE = "AMNA";
    private static final String VISA = "411111";
    private static final String MASTERCARD = "555566";

    private final long cif;
    private final String holder;
    private final AccountType type;
    private final LocalDate customerSince;

    AccountOffice(long cif, String holder, AccountType type, LocalDate customerSince) {
        this.cif = cif;
        this.holder = holder;
        this.type = type;
        this.customerSince = customerSince;
    }

    String iban(int slot) {
        return BankNumbers.iban(BANK_CODE, cif * 1_000_000 + slot * 100L);
    }

    String debitCard(int slot) {
        return BankNumbers.pan(VISA, cif * 100 + slot);
    }

    String creditCard(int slot) {
        return BankNumbers.pan(MASTERCARD, cif * 100 + slot);
    }

    Party party(int slot) {
        return Party.at(BIC, iban(slot), holder);
    }

    Party cardParty(int slot) {
        return new Party(Identification.pan(creditCard(slot), holder), BIC);
    }

    Account open(int slot, AccountSubType subType, String currency, String nickname, long overdraft, Conduct conduct) {
        Identification number = new Identification("BH.OBF.IBAN", iban(slot), holder, "%06d-%03d".formatted(cif, slot));
        return open(slot, subType, currency, nickname, overdraft, conduct, List.of(number));
    }

    Account openCard(int slot, AccountSubType subType, String nickname, Conduct.Card conduct) {
        return open(
                slot,
                subType,
                "BHD",
                nickname,
                conduct.limit(),
                conduct,
                List.of(Identification.pan(conduct.pan(), holder)));
    }

    private Account open(
            int slot,
            AccountSubType subType,
            String currency,
            String nickname,
            long overdraft,
            Conduct conduct,
            List<Identification> identifications) {
        LocalDate opened = customerSince.plusDays(Seed.number("opened", cif * 10 + slot, 300));
        boolean pays = subType == AccountSubType.CurrentAccount || subType == AccountSubType.Savings;
        return new Account(
                new AccountId(Seed.id("account:" + cif, slot)),
                AccountStatus.Enabled,
                BankTime.at(opened, LocalTime.of(9, 0)),
                currency,
                type,
                subType,
                nickname + " in " + currency,
                nickname,
                Optional.of(opened),
                Optional.empty(),
                Optional.empty(),
                identifications,
                BIC,
                overdraft,
                true,
                conduct,
                pays ? payees() : List.of());
    }

    /** Two or three people this customer pays now and then, at other banks. */
    private List<Payee> payees() {
        int count = 2 + (int) Seed.number("payees", cif, 2);
        return IntStream.range(0, count)
                .mapToObj(n -> {
                    long id = cif * 10 + n;
                    String bank = Names.BANK_CODES.get((int) Seed.number("payee bank", id, Names.BANK_CODES.size()));
                    String iban =
                            BankNumbers.iban(bank, 10_000_000_000L + Seed.number("payee account", id, 9_000_000_000L));
                    return new Payee(
                            Long.toString(1_000 + Seed.number("payee", id, 9_000)),
                            Names.REFERENCES.get((int) Seed.number("payee reference", id, Names.REFERENCES.size())),
                            Identification.iban(iban, Names.person("payee name", id)),
                            bank + "BHBM");
                })
                .toList();
    }
}
