package dev.amana.aisp.permissions;

import static dev.amana.aisp.permissions.Permission.READ_ACCOUNTS_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_ACCOUNTS_DETAIL;
import static dev.amana.aisp.permissions.Permission.READ_BALANCES;
import static dev.amana.aisp.permissions.Permission.READ_BENEFICIARIES_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_BENEFICIARIES_DETAIL;
import static dev.amana.aisp.permissions.Permission.READ_DIRECT_DEBITS;
import static dev.amana.aisp.permissions.Permission.READ_FUTURE_DATED_PAYMENTS_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_FUTURE_DATED_PAYMENTS_DETAIL;
import static dev.amana.aisp.permissions.Permission.READ_OFFERS;
import static dev.amana.aisp.permissions.Permission.READ_PARTY;
import static dev.amana.aisp.permissions.Permission.READ_STANDING_ORDERS_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_STANDING_ORDERS_DETAIL;
import static dev.amana.aisp.permissions.Permission.READ_STATEMENTS_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_STATEMENTS_DETAIL;
import static dev.amana.aisp.permissions.Permission.READ_SUPPLEMENTARY_ACCOUNT_INFO;
import static dev.amana.aisp.permissions.Permission.READ_TRANSACTIONS_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_TRANSACTIONS_CREDITS;
import static dev.amana.aisp.permissions.Permission.READ_TRANSACTIONS_DEBITS;
import static dev.amana.aisp.permissions.Permission.READ_TRANSACTIONS_DETAIL;
import static dev.amana.aisp.permissions.Requirement.nothing;
import static dev.amana.aisp.permissions.Requirement.oneOf;

/**
 * From permission to endpoint: every data endpoint, what it requires and what it answers with
 * ({@code docs/reference/bobf-api.md} §1). The fields it lets out stand with its {@link Resource}.
 */
public enum Endpoint {
    ACCOUNTS(Paths.ACCOUNTS, oneOf(READ_ACCOUNTS_BASIC, READ_ACCOUNTS_DETAIL), Resource.ACCOUNT),
    ACCOUNT(Paths.ACCOUNT, oneOf(READ_ACCOUNTS_BASIC, READ_ACCOUNTS_DETAIL), Resource.ACCOUNT),
    BALANCES(Paths.BALANCES, oneOf(READ_BALANCES), Resource.BALANCE),
    ACCOUNT_BALANCES(Paths.ACCOUNT_BALANCES, oneOf(READ_BALANCES), Resource.BALANCE),
    TRANSACTIONS(
            Paths.TRANSACTIONS,
            oneOf(READ_TRANSACTIONS_BASIC, READ_TRANSACTIONS_DETAIL)
                    .andOneOf(READ_TRANSACTIONS_CREDITS, READ_TRANSACTIONS_DEBITS),
            Resource.TRANSACTION),
    ACCOUNT_TRANSACTIONS(
            Paths.ACCOUNT_TRANSACTIONS,
            oneOf(READ_TRANSACTIONS_BASIC, READ_TRANSACTIONS_DETAIL)
                    .andOneOf(READ_TRANSACTIONS_CREDITS, READ_TRANSACTIONS_DEBITS),
            Resource.TRANSACTION),
    BENEFICIARIES(
            Paths.BENEFICIARIES, oneOf(READ_BENEFICIARIES_BASIC, READ_BENEFICIARIES_DETAIL), Resource.BENEFICIARY),
    ACCOUNT_BENEFICIARIES(
            Paths.ACCOUNT_BENEFICIARIES,
            oneOf(READ_BENEFICIARIES_BASIC, READ_BENEFICIARIES_DETAIL),
            Resource.BENEFICIARY),
    DIRECT_DEBITS(Paths.DIRECT_DEBITS, oneOf(READ_DIRECT_DEBITS), Resource.DIRECT_DEBIT),
    ACCOUNT_DIRECT_DEBITS(Paths.ACCOUNT_DIRECT_DEBITS, oneOf(READ_DIRECT_DEBITS), Resource.DIRECT_DEBIT),
    STANDING_ORDERS(
            Paths.STANDING_ORDERS,
            oneOf(READ_STANDING_ORDERS_BASIC, READ_STANDING_ORDERS_DETAIL),
            Resource.STANDING_ORDER),
    ACCOUNT_STANDING_ORDERS(
            Paths.ACCOUNT_STANDING_ORDERS,
            oneOf(READ_STANDING_ORDERS_BASIC, READ_STANDING_ORDERS_DETAIL),
            Resource.STANDING_ORDER),
    FUTURE_DATED_PAYMENTS(
            Paths.FUTURE_DATED_PAYMENTS,
            oneOf(READ_FUTURE_DATED_PAYMENTS_BASIC, READ_FUTURE_DATED_PAYMENTS_DETAIL),
            Resource.FUTURE_DATED_PAYMENT),
    ACCOUNT_FUTURE_DATED_PAYMENTS(
            Paths.ACCOUNT_FUTURE_DATED_PAYMENTS,
            oneOf(READ_FUTURE_DATED_PAYMENTS_BASIC, READ_FUTURE_DATED_PAYMENTS_DETAIL),
            Resource.FUTURE_DATED_PAYMENT),
    STATEMENTS(Paths.STATEMENTS, oneOf(READ_STATEMENTS_BASIC, READ_STATEMENTS_DETAIL), Resource.STATEMENT),
    ACCOUNT_STATEMENTS(
            Paths.ACCOUNT_STATEMENTS, oneOf(READ_STATEMENTS_BASIC, READ_STATEMENTS_DETAIL), Resource.STATEMENT),
    ACCOUNT_STATEMENT(
            Paths.ACCOUNT_STATEMENT, oneOf(READ_STATEMENTS_BASIC, READ_STATEMENTS_DETAIL), Resource.STATEMENT),
    ACCOUNT_STATEMENT_FILE(Paths.ACCOUNT_STATEMENT_FILE, oneOf(READ_STATEMENTS_DETAIL), Resource.STATEMENT),
    ACCOUNT_STATEMENT_TRANSACTIONS(
            Paths.ACCOUNT_STATEMENT_TRANSACTIONS,
            oneOf(READ_TRANSACTIONS_BASIC, READ_TRANSACTIONS_DETAIL)
                    .andOneOf(READ_TRANSACTIONS_CREDITS, READ_TRANSACTIONS_DEBITS),
            Resource.TRANSACTION),
    OFFERS(Paths.OFFERS, oneOf(READ_OFFERS), Resource.OFFER),
    ACCOUNT_OFFERS(Paths.ACCOUNT_OFFERS, oneOf(READ_OFFERS), Resource.OFFER),
    PARTY(Paths.PARTY, oneOf(READ_PARTY), Resource.PARTY),
    ACCOUNT_PARTY(Paths.ACCOUNT_PARTY, oneOf(READ_PARTY), Resource.PARTY),
    ACCOUNT_PARTIES(Paths.ACCOUNT_PARTIES, oneOf(READ_PARTY), Resource.PARTY),
    ACCOUNT_SUPPLEMENTARY_INFO(
            Paths.ACCOUNT_SUPPLEMENTARY_INFO, oneOf(READ_SUPPLEMENTARY_ACCOUNT_INFO), Resource.SUPPLEMENTARY_INFO),
    PRODUCTS(Paths.PRODUCTS, nothing(), Resource.PRODUCTS);

    private final String path;
    private final Requirement requirement;
    private final Resource resource;

    Endpoint(String path, Requirement requirement, Resource resource) {
        this.path = path;
        this.requirement = requirement;
        this.resource = resource;
    }

    /** The public path, with {@code {AccountId}} where the endpoint is about one account. */
    public String path() {
        return path;
    }

    /** What the consent must grant. */
    public Requirement requirement() {
        return requirement;
    }

    /** Whether the data is public: then no consent is behind the call, and its token is of kind PUBLIC. */
    public boolean isPublic() {
        return requirement.isNothing();
    }

    /** What the endpoint answers with. */
    public Resource resource() {
        return resource;
    }

    /** The same paths as constants, which Spring's mapping annotations need. */
    public static final class Paths {
        public static final String BASE = "/apigateway/bobf/release1.0.0";
        public static final String ACCOUNTS = BASE + "/accounts";
        public static final String ACCOUNT = BASE + "/accounts/{AccountId}";
        public static final String BALANCES = BASE + "/balances";
        public static final String ACCOUNT_BALANCES = ACCOUNT + "/balances";
        public static final String TRANSACTIONS = BASE + "/transactions";
        public static final String ACCOUNT_TRANSACTIONS = ACCOUNT + "/transactions";
        public static final String BENEFICIARIES = BASE + "/beneficiaries";
        public static final String ACCOUNT_BENEFICIARIES = ACCOUNT + "/beneficiaries";
        public static final String DIRECT_DEBITS = BASE + "/direct-debits";
        public static final String ACCOUNT_DIRECT_DEBITS = ACCOUNT + "/direct-debits";
        public static final String STANDING_ORDERS = BASE + "/standing-orders";
        public static final String ACCOUNT_STANDING_ORDERS = ACCOUNT + "/standing-orders";
        public static final String FUTURE_DATED_PAYMENTS = BASE + "/future-dated-payments";
        public static final String ACCOUNT_FUTURE_DATED_PAYMENTS = ACCOUNT + "/future-dated-payments";
        public static final String STATEMENTS = BASE + "/statements";
        public static final String ACCOUNT_STATEMENTS = ACCOUNT + "/statements";
        public static final String ACCOUNT_STATEMENT = ACCOUNT_STATEMENTS + "/{StatementId}";
        public static final String ACCOUNT_STATEMENT_FILE = ACCOUNT_STATEMENT + "/file";
        public static final String ACCOUNT_STATEMENT_TRANSACTIONS = ACCOUNT_STATEMENT + "/transactions";
        public static final String OFFERS = BASE + "/offers";
        public static final String ACCOUNT_OFFERS = ACCOUNT + "/offers";
        public static final String PARTY = BASE + "/party";
        public static final String ACCOUNT_PARTY = ACCOUNT + "/party";
        public static final String ACCOUNT_PARTIES = ACCOUNT + "/parties";
        public static final String ACCOUNT_SUPPLEMENTARY_INFO = ACCOUNT + "/supplementary-account-info";
        public static final String PRODUCTS = BASE + "/sharing-product-details";

        private Paths() {}
    }
}
