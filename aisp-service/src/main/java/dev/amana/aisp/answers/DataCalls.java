package dev.amana.aisp.answers;

import dev.amana.aisp.access.AccessGate;
import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Call;
import dev.amana.aisp.access.KnowledgeUnavailable;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.corebanking.CoreBanking;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.corebanking.Reply;
import dev.amana.aisp.permissions.Endpoint;
import dev.amana.openbanking.PublicBase;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way in which data leaves: checked, fetched, disclosed, written to bytes, and checked again by the same read
 * before the first of them goes, since core banking may have been slow (design §5).
 */
@Component
public final class DataCalls {
    private static final Logger log = LoggerFactory.getLogger(DataCalls.class);

    private final AccessGate gate;
    private final CoreBanking coreBanking;
    private final PublicBase publicBase;
    private final JsonMapper json;

    DataCalls(AccessGate gate, CoreBanking coreBanking, PublicBase publicBase, JsonMapper json) {
        this.gate = gate;
        this.coreBanking = coreBanking;
        this.publicBase = publicBase;
        this.json = json;
    }

    /** Makes the answer of one permitted call. */
    @FunctionalInterface
    public interface Answering {
        Answer answer(Permitted permitted, Fetching fetching);
    }

    /** Answers a call about all accounts of the consent. */
    public ResponseEntity<byte[]> answer(DataRequest request, Endpoint endpoint, Answering answering) {
        return answer(request, request.to(endpoint, Optional.empty()), answering);
    }

    /** Answers a call about one account. */
    public ResponseEntity<byte[]> answer(
            DataRequest request, Endpoint endpoint, AccountId account, Answering answering) {
        return answer(request, request.to(endpoint, Optional.of(account)), answering);
    }

    private ResponseEntity<byte[]> answer(DataRequest request, Call call, Answering answering) {
        try {
            return checkedTwice(request, call, answering);
        } catch (CallRefused e) {
            throw RefusedAnswers.of(e.refusal(), request.accessToken());
        }
    }

    private ResponseEntity<byte[]> checkedTwice(DataRequest request, Call call, Answering answering) {
        var permitted = permitted(call);
        var fetching = new Fetching(call, request.interactionId());
        var body = json.writeValueAsBytes(answering.answer(permitted, fetching).body());
        permitted(call);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private Permitted permitted(Call call) {
        try {
            return switch (gate.decide(call)) {
                case AccessGate.Settled.Passes passes -> passes.permitted();
                case AccessGate.Settled.Fails fails -> {
                    log.info("A call at {} was refused by {}", call.endpoint(), fails.rule());
                    throw new CallRefused(new Refusal.ByRule(fails.rule()));
                }
            };
        } catch (KnowledgeUnavailable e) {
            log.warn("A data call could not be decided: {}", e.getMessage());
            throw new CallRefused(new Refusal.Undecided());
        }
    }

    /** What the making of an answer may use: core banking, and the links of the list in hand. */
    public final class Fetching {
        private final Call call;
        private final UUID interactionId;

        private Fetching(Call call, UUID interactionId) {
            this.call = call;
            this.interactionId = interactionId;
        }

        /**
         * Core banking's answer.
         *
         * @throws CallRefused if there is none
         */
        public JsonNode ask(Query query) {
            return switch (coreBanking.ask(query, interactionId)) {
                case Reply.Found found -> found.body();
                case Reply.Late _ -> throw new CallRefused(new Refusal.CoreBankingLate());
                case Reply.Unavailable unavailable -> {
                    log.warn("Core banking gave no answer: {}", unavailable.reason());
                    throw new CallRefused(new Refusal.CoreBankingUnavailable());
                }
            };
        }

        /** The links of this list, under these filters, from this place. */
        public Links links(Map<String, String> filters, Optional<String> cursor) {
            var path = UriComponentsBuilder.fromPath(call.endpoint().path())
                    .encode()
                    .buildAndExpand(call.account()
                            .map(account -> Map.of("AccountId", account.value()))
                            .orElse(Map.of()))
                    .toUriString();
            return new Links(publicBase.absolute(path).toString(), filters, cursor);
        }
    }
}
