package dev.amana.aisp.transactions;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.answers.Answer;
import dev.amana.aisp.answers.CallRefused;
import dev.amana.aisp.answers.Cursor;
import dev.amana.aisp.answers.DataCalls;
import dev.amana.aisp.answers.DataRequest;
import dev.amana.aisp.answers.Disclosure;
import dev.amana.aisp.answers.Refusal;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.permissions.Direction;
import dev.amana.aisp.permissions.Endpoint;
import dev.amana.aisp.permissions.Resource;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

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

    private static Answer answer(DataRequest request, Permitted permitted, DataCalls.Fetching fetching) {
        var period = BookingPeriod.of(request).and(permitted.consent().transactionPeriod());
        var cursor = request.parameter(Cursor.PARAMETER).map(TransactionsApi::cursor);
        var links = fetching.links(
                request.filters(BookingPeriod.FROM, BookingPeriod.TO), request.parameter(Cursor.PARAMETER));
        if (period.isEmpty()) {
            return Answer.whole(Resource.TRANSACTION, JsonNodeFactory.instance.arrayNode(), links);
        }
        var directions = Direction.visibleTo(permitted.consent().permissions());
        var page = Cursor.page(cursor);
        var found = fetching.ask(new Query.Transactions(permitted.accounts(), period, directions, page));
        var visible = new VisibleTransactions(period, directions).of(found);
        var disclosed = Disclosure.of(Resource.TRANSACTION, permitted).from(visible);
        var totalPages = Math.max(1, found.path("totalPages").asInt(1));
        if (page.number() > totalPages) {
            throw new CallRefused(new Refusal.InvalidCursor(Cursor.PARAMETER));
        }
        var at = new Cursor(snapshot(found, cursor), page.number());
        return new Answer(Resource.TRANSACTION, disclosed, links.paged(at, totalPages), totalPages);
    }

    private static Cursor cursor(String text) {
        return Cursor.decode(text).orElseThrow(() -> new CallRefused(new Refusal.InvalidCursor(Cursor.PARAMETER)));
    }

    private static long snapshot(JsonNode found, Optional<Cursor> cursor) {
        return cursor.map(Cursor::snapshot)
                .orElseGet(() -> found.path("snapshot").asLong(0));
    }
}
