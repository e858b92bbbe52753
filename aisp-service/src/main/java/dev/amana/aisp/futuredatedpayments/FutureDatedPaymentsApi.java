package dev.amana.aisp.futuredatedpayments;

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
class FutureDatedPaymentsApi {
    private final DataCalls calls;

    FutureDatedPaymentsApi(DataCalls calls) {
        this.calls = calls;
    }

    @GetMapping(path = Endpoint.Paths.FUTURE_DATED_PAYMENTS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> all(DataRequest request) {
        return calls.answer(
                request, Endpoint.FUTURE_DATED_PAYMENTS, (permitted, fetching) -> answer(request, permitted, fetching));
    }

    @GetMapping(path = Endpoint.Paths.ACCOUNT_FUTURE_DATED_PAYMENTS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> one(@PathVariable("AccountId") AccountId account, DataRequest request) {
        return calls.answer(
                request,
                Endpoint.ACCOUNT_FUTURE_DATED_PAYMENTS,
                account,
                (permitted, fetching) -> answer(request, permitted, fetching));
    }

    private static Answer answer(DataRequest request, Permitted permitted, DataCalls.Fetching fetching) {
        return PagedList.of(Resource.FUTURE_DATED_PAYMENT, request, permitted, fetching)
                .page(page -> new Listing(Listing.Kind.FUTURE_DATED_PAYMENTS, permitted.accounts(), page));
    }
}
