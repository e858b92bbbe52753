package dev.amana.token.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClustersTest {

    private static final Set<String> ALL = Set.of(
            "ReadAccountsBasic",
            "ReadAccountsDetail",
            "ReadBalances",
            "ReadBeneficiariesBasic",
            "ReadBeneficiariesDetail",
            "ReadDirectDebits",
            "ReadOffers",
            "ReadPAN",
            "ReadParty",
            "ReadSupplementaryAccountInfo",
            "ReadFutureDatedPaymentsBasic",
            "ReadFutureDatedPaymentsDetail",
            "ReadStandingOrdersBasic",
            "ReadStandingOrdersDetail",
            "ReadStatementsBasic",
            "ReadStatementsDetail",
            "ReadTransactionsBasic",
            "ReadTransactionsCredits",
            "ReadTransactionsDebits",
            "ReadTransactionsDetail");

    @Test
    void everyPermissionOfTheStandardIsShownSomewhere() {
        assertThat(Clusters.unknown(ALL)).isEmpty();
        assertThat(ALL)
                .allSatisfy(permission -> assertThat(Clusters.of(Set.of(permission)))
                        .as(permission)
                        .hasSize(1));
    }

    @Test
    void detailSaysWhatBasicSaysAndMore() {
        assertThat(Clusters.of(Set.of("ReadAccountsBasic", "ReadAccountsDetail")))
                .containsExactly(new Clusters.Cluster("accounts", List.of("accounts-basic", "accounts-detail")));
        assertThat(Clusters.of(Set.of("ReadStatementsBasic", "ReadStatementsDetail")))
                .containsExactly(new Clusters.Cluster("statements", List.of("statements-detail")));
    }

    @Test
    void whatNoClusterKnowsIsShownByItsName() {
        assertThat(Clusters.unknown(Set.of("ReadBalances", "ReadMinds"))).containsExactly("ReadMinds");
    }

    @Test
    void everyClusterAndItemHasItsText() {
        ResourceBundle texts = ResourceBundle.getBundle("authpage/texts", Locale.ROOT);
        List<String> keys = new ArrayList<>();
        ALL.forEach(permission -> Clusters.of(Set.of(permission)).forEach(cluster -> {
            keys.add("cluster." + cluster.name());
            cluster.items()
                    .forEach(item -> keys.addAll(List.of("permission." + item, "permission." + item + ".short")));
        }));
        assertThat(texts.keySet()).containsAll(keys);
    }
}
