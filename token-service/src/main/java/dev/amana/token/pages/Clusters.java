package dev.amana.token.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Permissions in plain language, by cluster (docs/reference/bobf-api.md §3). Detail includes what Basic says, so only one is shown. */
final class Clusters {

    /**
     * @param name key of its texts, {@code cluster.<name>.*}
     * @param items keys of theirs, {@code permission.<item>}
     */
    record Cluster(String name, List<String> items) {}

    /** @param unless the item is left out where this permission is there too */
    private record Item(String permission, String unless, String text) {}

    private static final String NONE = "";

    private static final Map<String, List<Item>> ALL = new LinkedHashMap<>();

    static {
        ALL.put(
                "accounts",
                List.of(
                        new Item("ReadAccountsBasic", "ReadAccountsDetail", "accounts-basic"),
                        new Item("ReadAccountsDetail", NONE, "accounts-basic"),
                        new Item("ReadAccountsDetail", NONE, "accounts-detail"),
                        new Item("ReadBalances", NONE, "balances"),
                        new Item("ReadPAN", NONE, "pan")));
        ALL.put(
                "payments",
                List.of(
                        new Item("ReadBeneficiariesBasic", "ReadBeneficiariesDetail", "beneficiaries-basic"),
                        new Item("ReadBeneficiariesDetail", NONE, "beneficiaries-detail"),
                        new Item("ReadStandingOrdersBasic", "ReadStandingOrdersDetail", "standing-orders-basic"),
                        new Item("ReadStandingOrdersDetail", NONE, "standing-orders-detail"),
                        new Item("ReadDirectDebits", NONE, "direct-debits"),
                        new Item("ReadFutureDatedPaymentsBasic", "ReadFutureDatedPaymentsDetail", "future-basic"),
                        new Item("ReadFutureDatedPaymentsDetail", NONE, "future-detail")));
        ALL.put(
                "transactions",
                List.of(
                        new Item("ReadTransactionsCredits", NONE, "transactions-credits"),
                        new Item("ReadTransactionsDebits", NONE, "transactions-debits"),
                        new Item("ReadTransactionsBasic", "ReadTransactionsDetail", "transactions-basic"),
                        new Item("ReadTransactionsDetail", NONE, "transactions-detail")));
        ALL.put(
                "statements",
                List.of(
                        new Item("ReadStatementsBasic", "ReadStatementsDetail", "statements-basic"),
                        new Item("ReadStatementsDetail", NONE, "statements-detail")));
        ALL.put(
                "features",
                List.of(
                        new Item("ReadOffers", NONE, "offers"),
                        new Item("ReadSupplementaryAccountInfo", NONE, "supplementary")));
        ALL.put("party", List.of(new Item("ReadParty", NONE, "party")));
    }

    private Clusters() {}

    /** The clusters that these permissions touch, always in the same order. */
    static List<Cluster> of(Set<String> permissions) {
        List<Cluster> clusters = new ArrayList<>();
        ALL.forEach((name, items) -> {
            List<String> texts = items.stream()
                    .filter(item -> permissions.contains(item.permission()) && !permissions.contains(item.unless()))
                    .map(Item::text)
                    .distinct()
                    .toList();
            if (!texts.isEmpty()) {
                clusters.add(new Cluster(name, texts));
            }
        });
        return List.copyOf(clusters);
    }

    /** Whether the consent's period means anything: only transactions and statements have one. */
    static boolean readsHistory(Set<String> permissions) {
        return permissions.stream()
                .anyMatch(name -> name.startsWith("ReadTransactions") || name.startsWith("ReadStatements"));
    }

    /** Permissions that no cluster knows: shown by their own names rather than kept from the customer. */
    static Set<String> unknown(Set<String> permissions) {
        Set<String> unknown = new TreeSet<>(permissions);
        ALL.values().forEach(items -> items.forEach(item -> unknown.remove(item.permission())));
        return unknown;
    }
}
