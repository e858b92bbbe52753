package dev.amana.consent.consents;

/** One of the 20 data clusters that a consent may cover (docs/reference/bobf-api.md §3). */
public enum Permission implements Coded {
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

    private final String code;

    Permission(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
