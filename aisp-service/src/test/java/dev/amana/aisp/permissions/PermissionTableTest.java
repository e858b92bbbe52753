package dev.amana.aisp.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table against what {@code docs/reference/bobf-api.md} §1 and §4 say in words. */
class PermissionTableTest {

    @ParameterizedTest
    @CsvSource({
        "ACCOUNTS, ReadAccountsBasic, true",
        "ACCOUNTS, ReadAccountsDetail, true",
        "ACCOUNTS, ReadBalances, false",
        "ACCOUNT, ReadAccountsBasic, true",
        "ACCOUNT, ReadAccountsDetail, true",
        "ACCOUNT, ReadTransactionsDetail, false",
        "BALANCES, ReadBalances, true",
        "BALANCES, ReadAccountsDetail, false",
        "ACCOUNT_BALANCES, ReadBalances, true",
        "ACCOUNT_BALANCES, ReadAccountsDetail, false",
        "TRANSACTIONS, ReadTransactionsBasic, false",
        "TRANSACTIONS, ReadTransactionsCredits, false",
        "TRANSACTIONS, ReadTransactionsBasic ReadTransactionsCredits, true",
        "TRANSACTIONS, ReadTransactionsDetail ReadTransactionsDebits, true",
        "TRANSACTIONS, ReadTransactionsCredits ReadTransactionsDebits, false",
        "TRANSACTIONS, ReadTransactionsBasic ReadTransactionsDetail, false",
        "ACCOUNT_TRANSACTIONS, ReadTransactionsBasic, false",
        "ACCOUNT_TRANSACTIONS, ReadTransactionsBasic ReadTransactionsDebits, true",
        "ACCOUNT_TRANSACTIONS, ReadTransactionsDetail ReadTransactionsCredits, true",
    })
    void anEndpointAnswersUnderThesePermissions(Endpoint endpoint, String codes, boolean answers) {
        assertThat(endpoint.requirement().metBy(permissions(codes))).isEqualTo(answers);
    }

    @ParameterizedTest
    @EnumSource(value = Endpoint.class, mode = EnumSource.Mode.EXCLUDE, names = "PRODUCTS")
    void noEndpointAnswersWithoutPermission(Endpoint endpoint) {
        assertThat(endpoint.requirement().metBy(Set.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT, ReadAccountsBasic, ReadAccountsDetail, Account Servicer",
        "TRANSACTION, ReadTransactionsBasic, ReadTransactionsDetail, TransactionInformation Balance MerchantDetails"
                + " CreditorAgent CreditorAccount DebtorAgent DebtorAccount",
    })
    void detailUncoversTheseFieldsMore(Resource resource, String basic, String detail, String fields) {
        var more = new HashSet<>(resource.fieldsVisibleTo(permissions(detail)));
        more.removeAll(resource.fieldsVisibleTo(permissions(basic)));
        assertThat(more).containsExactlyInAnyOrder(fields.split(" "));
    }

    @Test
    void balancesDoNotVary() {
        assertThat(Resource.BALANCE.parts()).hasSize(1);
    }

    @Test
    void directionsFollowTheirPermissions() {
        assertThat(Direction.visibleTo(permissions("ReadTransactionsCredits"))).containsExactly(Direction.CREDIT);
        assertThat(Direction.visibleTo(permissions("ReadTransactionsDebits"))).containsExactly(Direction.DEBIT);
        assertThat(Direction.visibleTo(EnumSet.allOf(Permission.class))).containsExactly(Direction.values());
    }

    @Test
    void thereAreTwentyPermissions() {
        assertThat(Permission.values()).hasSize(20);
        assertThat(Permission.of("ReadPAN")).contains(Permission.READ_PAN);
        assertThat(Permission.of("ReadEverything")).isEmpty();
    }

    private static Set<Permission> permissions(String codes) {
        var permissions = EnumSet.noneOf(Permission.class);
        Arrays.stream(codes.split(" "))
                .map(code -> Permission.of(code).orElseThrow())
                .forEach(permissions::add);
        return permissions;
    }
}
