package dev.amana.aisp.transactions;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Period;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.answers.Answer;
import dev.amana.aisp.answers.CallRefused;
import dev.amana.aisp.answers.DataCalls;
import dev.amana.aisp.answers.DataRequest;
import dev.amana.aisp.answers.PagedList;
import dev.amana.aisp.answers.Refusal;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.corebanking.StatementId;
import dev.amana.aisp.periods.GrantedStatements;
import dev.amana.aisp.periods.QueryPeriod;
import dev.amana.aisp.permissions.Direction;
import dev.amana.aisp.permissions.Endpoint;
import dev.amana.aisp.permissions.Resource;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class TransactionsApi {
    private final DataCalls calls;

    TransactionsApi(DataCalls calls) {
        this.calls = calls;
    }

    @GetMapping(path = Endpoint.Paths.TRANSACTIONS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> all(DataRequest request) {
        return calls.answer(
                request, Endpoint.TRANSACTIONS, (permitted, fetching) -> answer(request, permitted, fetching));
    }

    @GetMapping(path = Endpoint.Paths.ACCOUNT_TRANSACTIONS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> one(@PathVariable("AccountId") AccountId account, DataRequest request) {
        return calls.answer(
                request,
                Endpoint.ACCOUNT_TRANSACTIONS,
                account,
                (permitted, fetching) -> answer(request, permitted, fetching));
    }

    @GetMapping(path = Endpoint.Paths.ACCOUNT_STATEMENT_TRANSACTIONS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> ofStatement(
            @PathVariable("AccountId") AccountId account,
            @PathVariable("StatementId") StatementId statement,
            DataRequest request) {
        return calls.answer(request, Endpoint.ACCOUNT_STATEMENT_TRANSACTIONS, account, (permitted, fetching) -> {
            GrantedStatements.one(permitted, fetching, account, statement);
            return answer(
                    request,
                    permitted,
                    fetching,
                    (period, directions, page) ->
                            new Query.StatementTransactions(account, statement, period, directions, page));
        });
    }

    private static Answer answer(DataRequest request, Permitted permitted, DataCalls.Fetching fetching) {
        return answer(
                request,
                permitted,
                fetching,
                (period, directions, page) -> new Query.Transactions(permitted.accounts(), period, directions, page));
    }

    /** Makes the question about one page of these directions within this period. */
    private interface Question {
        Query of(Period period, Set<Direction> directions, Query.Page page);
    }

    private static Answer answer(
            DataRequest request, Permitted permitted, DataCalls.Fetching fetching, Question question) {
        var period = QueryPeriod.BOOKING.of(request).and(permitted.consent().transactionPeriod());
        var list = PagedList.of(Resource.TRANSACTION, request, permitted, fetching, QueryPeriod.BOOKING.parameters());
        if (period.isEmpty()) {
            return list.empty();
        }
        var directions = Direction.visibleTo(permitted.consent().permissions());
        var visible = new VisibleTransactions(period, directions);
        return list.page(page -> question.of(period, directions, page), found -> visible.of(known(found)));
    }

    /** A statement may have gone between the two questions about it. */
    private static JsonNode known(JsonNode found) {
        if (!found.path("statementFound").asBoolean(true)) {
            throw new CallRefused(new Refusal.UnknownStatement());
        }
        return found;
    }
}
