package dev.amana.aisp.statements;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.answers.Answer;
import dev.amana.aisp.answers.DataCalls;
import dev.amana.aisp.answers.DataRequest;
import dev.amana.aisp.answers.Disclosure;
import dev.amana.aisp.answers.PagedList;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.corebanking.StatementId;
import dev.amana.aisp.periods.GrantedStatements;
import dev.amana.aisp.periods.QueryPeriod;
import dev.amana.aisp.permissions.Endpoint;
import dev.amana.aisp.permissions.Resource;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StatementsApi {
    private final DataCalls calls;

    StatementsApi(DataCalls calls) {
        this.calls = calls;
    }

    @GetMapping(path = Endpoint.Paths.STATEMENTS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> all(DataRequest request) {
        return calls.answer(
                request, Endpoint.STATEMENTS, (permitted, fetching) -> answer(request, permitted, fetching));
    }

    @GetMapping(path = Endpoint.Paths.ACCOUNT_STATEMENTS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> ofAccount(@PathVariable("AccountId") AccountId account, DataRequest request) {
        return calls.answer(
                request,
                Endpoint.ACCOUNT_STATEMENTS,
                account,
                (permitted, fetching) -> answer(request, permitted, fetching));
    }

    @GetMapping(path = Endpoint.Paths.ACCOUNT_STATEMENT, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> one(
            @PathVariable("AccountId") AccountId account,
            @PathVariable("StatementId") StatementId statement,
            DataRequest request) {
        return calls.answer(request, Endpoint.ACCOUNT_STATEMENT, account, (permitted, fetching) -> {
            var found = GrantedStatements.one(permitted, fetching, account, statement);
            return Answer.whole(
                    Resource.STATEMENT,
                    Disclosure.of(Resource.STATEMENT, permitted).from(found),
                    fetching.links(Map.of(), Optional.empty()));
        });
    }

    @GetMapping(path = Endpoint.Paths.ACCOUNT_STATEMENT_FILE, produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> file(
            @PathVariable("AccountId") AccountId account,
            @PathVariable("StatementId") StatementId statement,
            DataRequest request) {
        return calls.file(request, Endpoint.ACCOUNT_STATEMENT_FILE, account, (permitted, fetching) -> {
            GrantedStatements.one(permitted, fetching, account, statement);
            return fetching.file(new Query.StatementFile(account, statement));
        });
    }

    private static Answer answer(DataRequest request, Permitted permitted, DataCalls.Fetching fetching) {
        var period = QueryPeriod.STATEMENT.of(request).and(permitted.consent().transactionPeriod());
        var list = PagedList.of(Resource.STATEMENT, request, permitted, fetching, QueryPeriod.STATEMENT.parameters());
        if (period.isEmpty()) {
            return list.empty();
        }
        return list.page(
                page -> new Query.Statements(permitted.accounts(), period, page), new GrantedStatements(period)::of);
    }
}
