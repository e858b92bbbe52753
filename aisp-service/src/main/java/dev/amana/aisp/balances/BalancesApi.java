package dev.amana.aisp.balances;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.answers.Answer;
import dev.amana.aisp.answers.DataCalls;
import dev.amana.aisp.answers.DataRequest;
import dev.amana.aisp.answers.Disclosure;
import dev.amana.aisp.corebanking.Query;
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
class BalancesApi {
    private final DataCalls calls;

    BalancesApi(DataCalls calls) {
        this.calls = calls;
    }

    @GetMapping(path = Endpoint.Paths.BALANCES, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> all(DataRequest request) {
        return calls.answer(request, Endpoint.BALANCES, BalancesApi::answer);
    }

    @GetMapping(path = Endpoint.Paths.ACCOUNT_BALANCES, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> one(@PathVariable("AccountId") AccountId account, DataRequest request) {
        return calls.answer(request, Endpoint.ACCOUNT_BALANCES, account, BalancesApi::answer);
    }

    private static Answer answer(Permitted permitted, DataCalls.Fetching fetching) {
        var found = fetching.ask(new Query.Balances(permitted.accounts()));
        var disclosed = Disclosure.of(Resource.BALANCE, permitted).from(found);
        return Answer.whole(Resource.BALANCE, disclosed, fetching.links(Map.of(), Optional.empty()));
    }
}
