package dev.amana.aisp.parties;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Verdict.Permitted;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@RestController
class PartiesApi {
    private static final String PARTY = Resource.PARTY.label();

    private final DataCalls calls;

    PartiesApi(DataCalls calls) {
        this.calls = calls;
    }

    @GetMapping(path = Endpoint.Paths.PARTY, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> customer(DataRequest request) {
        return calls.answer(request, Endpoint.PARTY, (permitted, fetching) -> {
            var psu = permitted.consent().psuId().orElseThrow(PartiesApi::noSuchParty);
            return one(permitted, fetching, new Query.Customer(psu));
        });
    }

    @GetMapping(path = Endpoint.Paths.ACCOUNT_PARTY, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> holder(@PathVariable("AccountId") AccountId account, DataRequest request) {
        return calls.answer(
                request,
                Endpoint.ACCOUNT_PARTY,
                account,
                (permitted, fetching) -> one(permitted, fetching, new Query.Holder(account)));
    }

    @GetMapping(path = Endpoint.Paths.ACCOUNT_PARTIES, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> parties(@PathVariable("AccountId") AccountId account, DataRequest request) {
        return calls.answer(request, Endpoint.ACCOUNT_PARTIES, account, (permitted, fetching) -> {
            var found = fetching.ask(new Query.Parties(account)).path(PARTY);
            var shown = JsonNodeFactory.instance.arrayNode();
            found.forEach(party -> visible(permitted, party).ifPresent(shown::add));
            return Answer.whole(Resource.PARTY, shown, fetching.links(Map.of(), Optional.empty()));
        });
    }

    private static Answer one(Permitted permitted, DataCalls.Fetching fetching, Query query) {
        var party = visible(permitted, fetching.ask(query).path(PARTY)).orElseThrow(PartiesApi::noSuchParty);
        return Answer.whole(Resource.PARTY, party, fetching.links(Map.of(), Optional.empty()));
    }

    private static Optional<JsonNode> visible(Permitted permitted, JsonNode party) {
        return Disclosure.of(Resource.PARTY, permitted).one(Relationships.within(permitted.consent(), party));
    }

    /** Somebody authorised the consent and somebody holds the account; a bank that names nobody gives no answer. */
    private static CallRefused noSuchParty() {
        return new CallRefused(new Refusal.CoreBankingUnavailable());
    }
}
