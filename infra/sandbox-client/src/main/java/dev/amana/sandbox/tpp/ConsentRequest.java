package dev.amana.sandbox.tpp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What a TPP asks a PSU for (docs/reference/bobf-api.md §2); date-times as the API takes them. */
public record ConsentRequest(
        List<String> permissions, Optional<String> expiration, Optional<String> from, Optional<String> to) {

    /** Every permission there is, as in the bank's guide. */
    public static final List<String> ALL_PERMISSIONS = List.of(
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

    public ConsentRequest {
        permissions = List.copyOf(permissions);
    }

    public static ConsentRequest of(Collection<String> permissions) {
        return new ConsentRequest(new ArrayList<>(permissions), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public ConsentRequest until(String expiration) {
        return new ConsentRequest(permissions, Optional.of(expiration), from, to);
    }

    public ConsentRequest period(String from, String to) {
        return new ConsentRequest(permissions, expiration, Optional.of(from), Optional.of(to));
    }

    String json() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("Permissions", permissions);
        expiration.ifPresent(at -> data.put("ExpirationDateTime", at));
        from.ifPresent(at -> data.put("TransactionFromDateTime", at));
        to.ifPresent(at -> data.put("TransactionToDateTime", at));
        return JsonMapper.shared().writeValueAsString(Map.of("Data", data));
    }
}
