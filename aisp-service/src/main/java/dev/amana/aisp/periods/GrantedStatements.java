package dev.amana.aisp.periods;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Period;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.answers.CallRefused;
import dev.amana.aisp.answers.DataCalls;
import dev.amana.aisp.answers.Refusal;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.corebanking.StatementId;
import dev.amana.aisp.permissions.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The statements that a period lets out: those wholly inside. One that is not does not exist for the caller, and neither
 * does its file, nor a list of its transactions.
 */
public record GrantedStatements(Period period) {
    private static final int LONGEST_ID = 40;

    /** Of a reply's statements those that may be seen. */
    public JsonNode of(JsonNode found) {
        var visible = JsonNodeFactory.instance.objectNode();
        var kept = visible.putArray(Resource.STATEMENT.label());
        for (var statement : found.path(Resource.STATEMENT.label())) {
            if (inside(statement)) {
                kept.add(statement);
            }
        }
        return visible;
    }

    /**
     * The reply about one statement of a granted account.
     *
     * @throws CallRefused if there is no such statement for this caller
     */
    public static JsonNode one(
            Permitted permitted, DataCalls.Fetching fetching, AccountId account, StatementId statement) {
        if (statement.value().length() > LONGEST_ID) {
            throw new CallRefused(new Refusal.UnknownStatement());
        }
        var found = fetching.ask(new Query.Statement(account, statement));
        var visible = new GrantedStatements(permitted.consent().transactionPeriod()).of(found);
        for (var entry : visible.path(Resource.STATEMENT.label())) {
            if (entry.path("StatementId").asString("").equals(statement.value())
                    && entry.path("AccountId").asString("").equals(account.value())) {
                return visible;
            }
        }
        throw new CallRefused(new Refusal.UnknownStatement());
    }

    private boolean inside(JsonNode statement) {
        return contains(statement, "StartDateTime") && contains(statement, "EndDateTime");
    }

    private boolean contains(JsonNode statement, String field) {
        return QueryPeriod.said(statement.path(field).asString(""))
                .map(period::contains)
                .orElse(false);
    }
}
