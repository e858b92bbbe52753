package dev.amana.aisp.corebanking.kafka;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Period;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.corebanking.StatementId;
import dev.amana.aisp.permissions.Direction;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A record of {@code core-banking.requests.v1}, pinned by {@code contract/core-banking.requests.v1.schema.json}. */
record RequestMessage(UUID requestId, ObjectNode body) {

    private static final int SCHEMA = 1;

    /** Part of the protocol, so the settings of the service's own JSON do not reach it. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RequestMessage of(Query query, UUID requestId, Instant deadline, UUID interactionId) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("schema", SCHEMA)
                .put("requestId", requestId.toString())
                .put("deadline", deadline.toString())
                .put("interactionId", interactionId.toString());
        var message = new RequestMessage(requestId, body);
        return switch (query) {
            case Query.Accounts(var accounts) -> message.asks("Accounts").about(accounts);
            case Query.Balances(var accounts) -> message.asks("Balances").about(accounts);
            case Query.Transactions(var accounts, var period, var directions, var page) ->
                message.asks("Transactions")
                        .about(accounts)
                        .within(period)
                        .towards(directions)
                        .cut(page);
            case Query.Listing(var kind, var accounts, var page) ->
                message.asks(kind.label()).about(accounts).cut(page);
            case Query.Statements(var accounts, var period, var page) ->
                message.asks("Statements").about(accounts).within(period).cut(page);
            case Query.Statement(var account, var statement) ->
                message.asks("Statement").about(Set.of(account)).of(statement);
            case Query.StatementTransactions(var account, var statement, var period, var directions, var page) ->
                message.asks("StatementTransactions")
                        .about(Set.of(account))
                        .of(statement)
                        .within(period)
                        .towards(directions)
                        .cut(page);
            case Query.StatementFile(var account, var statement) ->
                message.asks("StatementFile").about(Set.of(account)).of(statement);
            case Query.Customer(var psu) -> message.asks("Party").with("psuId", psu.value());
            case Query.Holder(var account) -> message.asks("Party").about(Set.of(account));
            case Query.Parties(var account) -> message.asks("Parties").about(Set.of(account));
            case Query.SupplementaryInfo(var account) ->
                message.asks("SupplementaryInfo").about(Set.of(account));
            case Query.Products() -> message.asks("Products");
        };
    }

    /** The record's value. */
    byte[] bytes() {
        return JSON.writeValueAsBytes(body);
    }

    private RequestMessage asks(String question) {
        return with("query", question);
    }

    private RequestMessage about(Collection<AccountId> accounts) {
        accounts.stream().map(AccountId::value).sorted().forEach(body.withArray("accountIds")::add);
        return this;
    }

    private RequestMessage of(StatementId statement) {
        return with("statementId", statement.value());
    }

    private RequestMessage within(Period period) {
        period.from().ifPresent(from -> body.put("from", from.toString()));
        period.to().ifPresent(to -> body.put("to", to.toString()));
        return this;
    }

    private RequestMessage towards(Set<Direction> directions) {
        directions.stream().sorted().map(Direction::indicator).forEach(body.withArray("creditDebit")::add);
        return this;
    }

    private RequestMessage cut(Query.Page page) {
        page.snapshot().ifPresent(snapshot -> body.put("snapshot", snapshot));
        body.put("page", page.number()).put("pageSize", page.size());
        return this;
    }

    private RequestMessage with(String name, String value) {
        body.put(name, value);
        return this;
    }
}
