package dev.amana.aisp.permissions;

import static dev.amana.aisp.permissions.Permission.READ_ACCOUNTS_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_ACCOUNTS_DETAIL;
import static dev.amana.aisp.permissions.Permission.READ_BALANCES;
import static dev.amana.aisp.permissions.Permission.READ_TRANSACTIONS_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_TRANSACTIONS_CREDITS;
import static dev.amana.aisp.permissions.Permission.READ_TRANSACTIONS_DEBITS;
import static dev.amana.aisp.permissions.Permission.READ_TRANSACTIONS_DETAIL;
import static dev.amana.aisp.permissions.Requirement.oneOf;

/**
 * From permission to endpoint: every data endpoint, what it requires and what it answers with
 * ({@code reference/bobf-api.md} §1). The fields it lets out stand with its {@link Resource}.
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
            Resource.TRANSACTION);

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
        public static final String ACCOUNT_BALANCES = BASE + "/accounts/{AccountId}/balances";
        public static final String TRANSACTIONS = BASE + "/transactions";
        public static final String ACCOUNT_TRANSACTIONS = BASE + "/accounts/{AccountId}/transactions";

        private Paths() {}
    }
}
