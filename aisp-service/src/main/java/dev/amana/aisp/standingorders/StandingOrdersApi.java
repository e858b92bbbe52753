package dev.amana.aisp.standingorders;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.answers.Answer;
import dev.amana.aisp.answers.DataCalls;
import dev.amana.aisp.answers.DataRequest;
import dev.amana.aisp.answers.PagedList;
import dev.amana.aisp.corebanking.Query.Listing;
import dev.amana.aisp.permissions.Endpoint;
import dev.amana.aisp.permissions.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StandingOrdersApi {
    private final DataCalls calls;

    StandingOrdersApi(DataCalls calls) {
        this.calls = calls;
    }

    @GetMapping(path = Endpoint.Paths.STANDING_ORDERS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> all(DataRequest request) {
        return calls.answer(
                request, Endpoint.STANDING_ORDERS, (permitted, fetching) -> answer(request, permitted, fetching));
    }

    @GetMapping(path = Endpoint.Paths.ACCOUNT_STANDING_ORDERS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> one(@PathVariable("AccountId") AccountId account, DataRequest request) {
        return calls.answer(
                request,
                Endpoint.ACCOUNT_STANDING_ORDERS,
                account,
                (permitted, fetching) -> answer(request, permitted, fetching));
    }

    private static Answer answer(DataRequest request, Permitted permitted, DataCalls.Fetching fetching) {
        return PagedList.of(Resource.STANDING_ORDER, request, permitted, fetching)
                .page(page -> new Listing(Listing.Kind.STANDING_ORDERS, permitted.accounts(), page));
    }
}
