package dev.amana.corebanking.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountStatus;
import dev.amana.corebanking.accounts.AccountSubType;
import dev.amana.corebanking.accounts.AccountType;
import dev.amana.corebanking.accounts.Identification;
import java.util.List;
import java.util.stream.Collectors;
import org.iban4j.IbanUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomersTest {

    private static final Customers CUSTOMERS = Customers.generated(2_500);

    @Test
    void thereAreEightNamedCustomersAndAsManyMoreAsWanted() {
        assertThat(CUSTOMERS.all()).hasSize(2_508);
        assertThat(CUSTOMERS.all().stream().map(Customer::cif)).doesNotHaveDuplicates();
        assertThat(CUSTOMERS.accounts().all().stream().map(Account::id)).doesNotHaveDuplicates();
    }

    @Test
    void theSameCustomersComeEveryTime() {
        assertThat(Customers.generated(2_500).all()).isEqualTo(CUSTOMERS.all());
        assertThat(Customers.generated(10).all()).isEqualTo(CUSTOMERS.all().subList(0, 18));
    }

    @Test
    void identifiersNeverChange() {
        Customer first = CUSTOMERS.all().get(8);
        assertThat(first.cif()).isEqualTo("210000");
        assertThat(first.mobile().value()).isEqualTo("+97331234567");
        assertThat(CUSTOMERS.all().get(1).psuId().value()).isEqualTo("GKWfv4S-cqcEVAtCd2NRUw");
        assertThat(first.accounts().getFirst().id().value()).isEqualTo("q4RX3l5TKR6PoQg3_3BUpw");
    }

    @Test
    void everyIbanOfBahrainHasRightCheckDigits() {
        List<String> ibans = CUSTOMERS.all().stream()
                .skip(1)
                .flatMap(customer -> customer.accounts().stream())
                .distinct()
                .flatMap(account -> account.identifications().stream())
                .filter(number -> number.schemeName().equals("BH.OBF.IBAN"))
                .map(Identification::identification)
                .toList();
        assertThat(ibans).hasSizeGreaterThan(3_000).doesNotHaveDuplicates().allSatisfy(iban -> {
            IbanUtil.validate(iban);
            assertThat(iban).startsWith("BH").hasSize(22);
        });
    }

    @Test
    void everyPayeesIbanHasRightCheckDigits() {
        assertThat(CUSTOMERS.all().stream()
                        .skip(1)
                        .flatMap(customer -> customer.accounts().stream())
                        .flatMap(account -> account.payees().stream()))
                .hasSizeGreaterThan(5_000)
                .allSatisfy(payee -> IbanUtil.validate(payee.account().identification()));
    }

    @Test
    void everyCardNumberPassesLuhn() {
        List<String> pans = CUSTOMERS.accounts().all().stream()
                .flatMap(account -> account.identifications().stream())
                .filter(number -> number.schemeName().equals("BH.OBF.PAN"))
                .map(Identification::identification)
                .toList();
        assertThat(pans).hasSizeGreaterThan(500).doesNotHaveDuplicates().allMatch(CustomersTest::luhn);
        assertThat(luhn("4111111111111112")).isFalse();
    }

    @Test
    void everyKindAndStateOfAccountIsThere() {
        List<Account> named = CUSTOMERS.all().stream()
                .limit(8)
                .flatMap(customer -> customer.accounts().stream())
                .toList();
        assertThat(named.stream().map(Account::subType).collect(Collectors.toSet()))
                .contains(AccountSubType.values());
        assertThat(named.stream().map(Account::type).collect(Collectors.toSet()))
                .contains(AccountType.values());
        assertThat(named.stream().map(Account::status).collect(Collectors.toSet()))
                .contains(AccountStatus.Enabled, AccountStatus.Disabled, AccountStatus.Deleted);
        assertThat(named.stream().map(Account::currency).collect(Collectors.toSet()))
                .contains("BHD", "USD", "EUR");
    }

    @Test
    void aJointAccountBelongsToBothItsHolders() {
        Account joint = CUSTOMERS.all().get(1).accounts().getLast();
        assertThat(CUSTOMERS.all().get(2).accounts()).contains(joint);
    }

    @Test
    void closedBarredAndJointlySignedAccountsCannotBeShared() {
        Customer ali = CUSTOMERS.all().get(4);
        assertThat(ali.accounts()).hasSize(5);
        assertThat(ali.shareableAccounts()).hasSize(3).allMatch(account -> account.status() == AccountStatus.Enabled);
        Customer layla = CUSTOMERS.all().get(5);
        assertThat(layla.shareableAccounts())
                .hasSize(4)
                .noneMatch(account -> account.nickname().equals("Family deposit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+97333106976",
                "0097333106976",
                "97333106976",
                "33106976",
                "+973 3310-6976",
                "(+973) 3310 6976",
                "٣٣١٠٦٩٧٦"
            })
    void aMobileNumberIsTheSameHoweverWritten(String written) {
        assertThat(CUSTOMERS.verified("800106976", written, "106976"))
                .map(Customer::cif)
                .contains("106976");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3310697", "331069766", "+96633106976", "+97333106977", "abc"})
    void anotherMobileNumberIsNotTheCustomers(String written) {
        assertThat(CUSTOMERS.verified("800106976", written, "106976")).isEmpty();
    }

    @Test
    void allThreeMustBelongTogether() {
        assertThat(CUSTOMERS.verified("800106977", "33106976", "106976")).isEmpty();
        assertThat(CUSTOMERS.verified("800106976", "33106976", "106977")).isEmpty();
        assertThat(CUSTOMERS.verified("", "", "")).isEmpty();
    }

    private static boolean luhn(String pan) {
        int sum = 0;
        for (int i = 0; i < pan.length(); i++) {
            int digit = pan.charAt(pan.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }
}
