package dev.amana.aisp.corebanking.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Period;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.permissions.Direction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A record of {@code core-banking.requests.v1}, pinned by {@code contract/core-banking.requests.v1.schema.json}. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonPropertyOrder({
    "schema",
    "requestId",
    "deadline",
    "interactionId",
    "query",
    "accountIds",
    "from",
    "to",
    "creditDebit",
    "snapshot",
    "page",
    "pageSize"
})
record RequestMessage(
        int schema,
        UUID requestId,
        Instant deadline,
        UUID interactionId,
        String query,
        List<String> accountIds,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<List<String>> creditDebit,
        OptionalLong snapshot,
        OptionalInt page,
        OptionalInt pageSize) {

    private static final int SCHEMA = 1;

    /** Part of the protocol, so the settings of the service's own JSON do not reach it. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RequestMessage of(Query query, UUID requestId, Instant deadline, UUID interactionId) {
        return switch (query) {
            case Query.Accounts accounts -> whole("Accounts", accounts, requestId, deadline, interactionId);
            case Query.Balances balances -> whole("Balances", balances, requestId, deadline, interactionId);
            case Query.Transactions(var accounts, Period(var from, var to), var directions, Query.Page page) ->
                new RequestMessage(
                        SCHEMA,
                        requestId,
                        deadline,
                        interactionId,
                        "Transactions",
                        ids(accounts),
                        from,
                        to,
                        Optional.of(directions.stream()
                                .sorted()
                                .map(Direction::indicator)
                                .toList()),
                        page.snapshot(),
                        OptionalInt.of(page.number()),
                        OptionalInt.of(page.size()));
        };
    }

    /** The record's value. */
    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    private static RequestMessage whole(
            String name, Query query, UUID requestId, Instant deadline, UUID interactionId) {
        return new RequestMessage(
                SCHEMA,
                requestId,
                deadline,
                interactionId,
                name,
                ids(query.accounts()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static List<String> ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).sorted().toList();
    }
}
