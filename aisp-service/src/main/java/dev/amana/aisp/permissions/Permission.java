package dev.amana.aisp.permissions;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One of the twenty permissions a PSU can grant ({@code docs/reference/bobf-api.md} §3). */
public enum Permission {
    READ_ACCOUNTS_BASIC("ReadAccountsBasic"),
    READ_ACCOUNTS_DETAIL("ReadAccountsDetail"),
    READ_BALANCES("ReadBalances"),
    READ_BENEFICIARIES_BASIC("ReadBeneficiariesBasic"),
    READ_BENEFICIARIES_DETAIL("ReadBeneficiariesDetail"),
    READ_DIRECT_DEBITS("ReadDirectDebits"),
    READ_OFFERS("ReadOffers"),
    READ_PAN("ReadPAN"),
    READ_PARTY("ReadParty"),
    READ_SUPPLEMENTARY_ACCOUNT_INFO("ReadSupplementaryAccountInfo"),
    READ_FUTURE_DATED_PAYMENTS_BASIC("ReadFutureDatedPaymentsBasic"),
    READ_FUTURE_DATED_PAYMENTS_DETAIL("ReadFutureDatedPaymentsDetail"),
    READ_STANDING_ORDERS_BASIC("ReadStandingOrdersBasic"),
    READ_STANDING_ORDERS_DETAIL("ReadStandingOrdersDetail"),
    READ_STATEMENTS_BASIC("ReadStatementsBasic"),
    READ_STATEMENTS_DETAIL("ReadStatementsDetail"),
    READ_TRANSACTIONS_BASIC("ReadTransactionsBasic"),
    READ_TRANSACTIONS_CREDITS("ReadTransactionsCredits"),
    READ_TRANSACTIONS_DEBITS("ReadTransactionsDebits"),
    READ_TRANSACTIONS_DETAIL("ReadTransactionsDetail");

    private static final Map<String, Permission> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Permission::code, Function.identity()));

    private final String code;

    Permission(String code) {
        this.code = code;
    }

    /** The code as the API writes it, such as {@code ReadAccountsBasic}. */
    public String code() {
        return code;
    }

    /** The permission of that code; none for a code this release does not know, which therefore grants nothing. */
    public static Optional<Permission> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
