package dev.amana.aisp.supplementaryinfo;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.answers.Answer;
import dev.amana.aisp.answers.CallRefused;
import dev.amana.aisp.answers.DataCalls;
import dev.amana.aisp.answers.DataRequest;
import dev.amana.aisp.answers.Disclosure;
import dev.amana.aisp.answers.Refusal;
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
class SupplementaryInfoApi {
    private final DataCalls calls;

    SupplementaryInfoApi(DataCalls calls) {
        this.calls = calls;
    }

    @GetMapping(path = Endpoint.Paths.ACCOUNT_SUPPLEMENTARY_INFO, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> info(@PathVariable("AccountId") AccountId account, DataRequest request) {
        return calls.answer(request, Endpoint.ACCOUNT_SUPPLEMENTARY_INFO, account, (permitted, fetching) -> {
            var found = fetching.ask(new Query.SupplementaryInfo(account)).path(Resource.SUPPLEMENTARY_INFO.label());
            var info = Disclosure.of(Resource.SUPPLEMENTARY_INFO, permitted)
                    .one(found)
                    .orElseThrow(() -> new CallRefused(new Refusal.CoreBankingUnavailable()));
            return Answer.whole(Resource.SUPPLEMENTARY_INFO, info, fetching.links(Map.of(), Optional.empty()));
        });
    }
}
