package dev.amana.aisp.answers;

import dev.amana.aisp.access.AccessGate;
import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Call;
import dev.amana.aisp.access.Decision;
import dev.amana.aisp.access.Decision.Outcome;
import dev.amana.aisp.access.Rule;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.corebanking.CoreBanking;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.corebanking.Reply;
import dev.amana.aisp.decisions.DecisionRecord;
import dev.amana.aisp.decisions.Spool;
import dev.amana.aisp.decisions.SpoolUnavailable;
import dev.amana.aisp.fairusage.FairUsage;
import dev.amana.aisp.permissions.Endpoint;
import dev.amana.openbanking.PublicBase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way in which data leaves: checked, fetched, disclosed, written to bytes, and checked again by the same read
 * before the first of them goes, since core banking may have been slow (docs/decisions/0004).
 */
@Component
public final class DataCalls {
    private static final Logger log = LoggerFactory.getLogger(DataCalls.class);

    private final FairUsage usage;
    private final AccessGate gate;
    private final CoreBanking coreBanking;
    private final PublicBase publicBase;
    private final Spool spool;
    private final JsonMapper json;

    DataCalls(
            FairUsage usage,
            AccessGate gate,
            CoreBanking coreBanking,
            PublicBase publicBase,
            Spool spool,
            JsonMapper json) {
        this.usage = usage;
        this.gate = gate;
        this.coreBanking = coreBanking;
        this.publicBase = publicBase;
        this.spool = spool;
        this.json = json;
    }

    /** Makes the answer of one permitted call. */
    @FunctionalInterface
    public interface Answering {
        Answer answer(Permitted permitted, Fetching fetching);
    }

    /** Fetches the file that one permitted call is answered with. */
    @FunctionalInterface
    public interface FetchingFile {
        Reply.File file(Permitted permitted, Fetching fetching);
    }

    /** Answers a call about all accounts of the consent. */
    public ResponseEntity<byte[]> answer(DataRequest request, Endpoint endpoint, Answering answering) {
        return json(request, request.to(endpoint, Optional.empty()), answering);
    }

    /** Answers a call about one account. */
    public ResponseEntity<byte[]> answer(
            DataRequest request, Endpoint endpoint, AccountId account, Answering answering) {
        return json(request, request.to(endpoint, Optional.of(account)), answering);
    }

    /** Answers a call about public data. */
    public ResponseEntity<byte[]> publicAnswer(
            DataRequest request, Endpoint endpoint, Function<Fetching, Answer> answering) {
        return checkedTwice(
                request,
                request.to(endpoint, Optional.empty()),
                (_, fetching) -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(json.writeValueAsBytes(answering.apply(fetching).body())));
    }

    /** Answers a call for a file; all of it is here and verified before the second check. */
    public ResponseEntity<byte[]> file(
            DataRequest request, Endpoint endpoint, AccountId account, FetchingFile fetchingFile) {
        return checkedTwice(request, request.to(endpoint, Optional.of(account)), (outcome, fetching) -> {
            var file = fetchingFile.file(permitted(outcome), fetching);
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_PDF)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"statement.pdf\"")
                    .body(file.content());
        });
    }

    private ResponseEntity<byte[]> json(DataRequest request, Call call, Answering answering) {
        return checkedTwice(
                request,
                call,
                (outcome, fetching) -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(json.writeValueAsBytes(
                                answering.answer(permitted(outcome), fetching).body())));
    }

    private ResponseEntity<byte[]> checkedTwice(
            DataRequest request, Call call, BiFunction<Outcome, Fetching, ResponseEntity<byte[]>> answering) {
        var decisions = new ArrayDeque<Decision>(2);
        var status = HttpStatus.INTERNAL_SERVER_ERROR; // unless it turns out otherwise
        try {
            usage.callOf(call.token().clientId()).ifPresent(DataCalls::tooMany);
            var outcome = passed(call, decisions);
            if (!request.attended()) {
                call.token()
                        .consentId()
                        .flatMap(consent -> usage.unattendedCall(call.token().clientId(), consent.value()))
                        .ifPresent(DataCalls::tooMany);
            }
            var answer = answering.apply(outcome, new Fetching(call, request));
            passed(call, decisions);
            status = HttpStatus.OK;
            return answer;
        } catch (CallRefused e) {
            var refused = RefusedAnswers.of(e.refusal(), request.accessToken());
            status = refused.status();
            throw refused;
        } finally {
            writeDown(request, call, decisions, status);
        }
    }

    private static void tooMany(Duration left) {
        throw new CallRefused(new Refusal.TooManyCalls(left));
    }

    /**
     * The last decision is the one that the answer stands on; it is written down before the answer leaves. A call beyond
     * its application's limit was not decided about, and leaves nothing: it could otherwise fill the disk.
     */
    private void writeDown(DataRequest request, Call call, Deque<Decision> decisions, HttpStatus status) {
        var last = decisions.peekLast();
        if (last == null) {
            return;
        }
        try {
            spool.append(DecisionRecord.of(UUID.randomUUID(), request.interactionId(), call, last, status.value()));
        } catch (SpoolUnavailable e) {
            log.error("A decision could not be written down, so the call is not answered: {}", e.toString());
            throw RefusedAnswers.of(new Refusal.NotWrittenDown(), request.accessToken());
        }
    }

    private static Permitted permitted(Outcome outcome) {
        if (outcome instanceof Outcome.Passes(Permitted permitted)) {
            return permitted;
        }
        throw new IllegalStateException("a call about a consent was decided as one about public data");
    }

    private Outcome passed(Call call, Deque<Decision> decisions) {
        var decision = gate.decide(call);
        decisions.add(decision);
        return switch (decision.outcome()) {
            case Outcome.Passes passes -> passes;
            case Outcome.PassesPublicly passes -> passes;
            case Outcome.Fails(Rule rule) -> {
                log.info("A call at {} was refused by {}", call.endpoint(), rule);
                throw new CallRefused(new Refusal.ByRule(rule));
            }
            case Outcome.Undecided(String reason) -> {
                log.warn("A data call could not be decided: {}", reason);
                throw new CallRefused(new Refusal.Undecided());
            }
        };
    }

    /** What the making of an answer may use: core banking, and the links of the list in hand. */
    public final class Fetching {
        private final Call call;
        private final DataRequest request;

        private Fetching(Call call, DataRequest request) {
            this.call = call;
            this.request = request;
        }

        /**
         * Core banking's answer.
         *
         * @throws CallRefused if there is none
         */
        public JsonNode ask(Query query) {
            return switch (coreBanking.ask(query, request.asker())) {
                case Reply.Found found -> found.body();
                case Reply.File _ -> throw unavailable("a file that was not asked for");
                case Reply.Late _ -> throw new CallRefused(new Refusal.CoreBankingLate());
                case Reply.Unavailable(String reason) -> throw unavailable(reason);
            };
        }

        /**
         * Core banking's file.
         *
         * @throws CallRefused if there is none
         */
        public Reply.File file(Query.StatementFile query) {
            return switch (coreBanking.ask(query, request.asker())) {
                case Reply.File file -> {
                    if (!file.contentType().equals(MediaType.APPLICATION_PDF_VALUE)) {
                        throw unavailable("a file of type " + file.contentType());
                    }
                    yield file;
                }
                case Reply.Found _ -> throw new CallRefused(new Refusal.UnknownStatement());
                case Reply.Late _ -> throw new CallRefused(new Refusal.CoreBankingLate());
                case Reply.Unavailable(String reason) -> throw unavailable(reason);
            };
        }

        private static CallRefused unavailable(String reason) {
            log.warn("Core banking gave no answer: {}", reason);
            return new CallRefused(new Refusal.CoreBankingUnavailable());
        }

        /** The links of this list, under these filters, from this place. */
        public Links links(Map<String, String> filters, Optional<String> cursor) {
            var path = UriComponentsBuilder.fromPath(call.endpoint().path())
                    .encode()
                    .buildAndExpand(request.variables())
                    .toUriString();
            return new Links(publicBase.absolute(path).toString(), filters, cursor);
        }
    }
}
