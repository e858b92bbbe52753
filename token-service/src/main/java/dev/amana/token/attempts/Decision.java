package dev.amana.token.attempts;

import java.util.List;

/** What the customer said. Nothing in the consent itself can change here (docs/reference/bobf-api.md §2). */
public sealed interface Decision {

    /** @param accountIds the accounts to share; empty only where the request names no consent */
    record Authorise(List<String> accountIds) implements Decision {
        public Authorise {
            accountIds = List.copyOf(accountIds);
        }
    }

    /** The request is declined as a whole. */
    record Reject() implements Decision {}
}
