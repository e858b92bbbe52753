package dev.amana.aisp.decisions;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Call;
import dev.amana.aisp.access.ConsentFacts;
import dev.amana.aisp.access.ConsentId;
import dev.amana.aisp.access.Decision;
import dev.amana.aisp.access.Decision.Outcome;
import dev.amana.aisp.access.Knowledge;
import dev.amana.aisp.access.PresentedToken;
import dev.amana.aisp.permissions.Permission;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of {@code access-decisions.v1}: what was answered, by which rule, and every input of that decision, so that
 * it can be made again. It holds identifiers only, and of the token everything but the token
 * ({@code contract/access-decisions.v1.schema.json}).
 *
 * @param key the consent, or the client where there is none: decisions about one follow each other
 */
public record DecisionRecord(String key, ObjectNode body) {
    private static final int SCHEMA = 1;

    /** Part of the protocol, so the settings of the service's own JSON do not reach it. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * The record of a call's last decision.
     *
     * @param status of the answer; a call that passed may still end without data
     */
    public static DecisionRecord of(UUID decisionId, UUID interactionId, Call call, Decision decision, int status) {
        var token = call.token();
        var consent =
                decision.knowledge().flatMap(knowledge -> knowledge.consent().facts());
        var body = NODES.objectNode();
        body.put("schema", SCHEMA)
                .put("decisionId", decisionId.toString())
                .put("decidedAt", decision.at().toString())
                .put("interactionId", interactionId.toString())
                .put("clientId", token.clientId());
        token.consentId().ifPresent(id -> body.put("consentId", id.value()));
        consent.ifPresent(facts -> body.put("consentSequence", facts.sequence()));
        decision.knowledge()
                .flatMap(knowledge -> asOf(knowledge.consent().source()))
                .ifPresent(asOf -> body.put("asOf", asOf.toString()));
        body.put("endpoint", call.endpoint().path());
        texts(body, "accounts", accounts(call, decision.outcome()));
        outcome(body, decision.outcome());
        body.put("status", status);
        body.set("inputs", inputs(call, decision));
        return new DecisionRecord(token.consentId().map(ConsentId::value).orElse(token.clientId()), body);
    }

    /** The record's value. */
    public byte[] bytes() {
        return JSON.writeValueAsBytes(body);
    }

    private static Stream<String> accounts(Call call, Outcome outcome) {
        var accounts = outcome instanceof Outcome.Passes passes
                ? passes.permitted().accounts()
                : call.account().map(Set::of).orElse(Set.of());
        return accounts.stream().map(AccountId::value);
    }

    private static void outcome(ObjectNode body, Outcome outcome) {
        switch (outcome) {
            case Outcome.Passes _, Outcome.PassesPublicly _ -> body.put("verdict", "Permitted");
            case Outcome.Fails fails ->
                body.put("verdict", "Refused").put("rule", fails.rule().name());
            case Outcome.Undecided undecided -> body.put("verdict", "Undecided").put("reason", undecided.reason());
        }
    }

    private static ObjectNode inputs(Call call, Decision decision) {
        var inputs = NODES.objectNode();
        inputs.set("token", token(call.token()));
        call.account().ifPresent(account -> inputs.put("accountId", account.value()));
        decision.knowledge().ifPresent(knowledge -> {
            inputs.set("consent", consent(knowledge.consent()));
            inputs.set(
                    "revocation",
                    source(knowledge.revocation().source())
                            .put("revoked", knowledge.revocation().revoked()));
        });
        return inputs.put("maxStalenessMillis", decision.maxStaleness().toMillis());
    }

    private static ObjectNode token(PresentedToken token) {
        var shown = NODES.objectNode()
                .put("tokenId", token.tokenId())
                .put("kind", token.kind().name())
                .put("issuedAt", token.issuedAt().toString())
                .put("expiresAt", token.expiresAt().toString());
        texts(shown, "scopes", token.scopes().stream());
        token.authorisedSeq().ifPresent(sequence -> shown.put("authorisedSeq", sequence));
        token.grantId().ifPresent(grant -> shown.put("grantId", grant));
        return shown;
    }

    private static ObjectNode consent(Knowledge.OfConsent known) {
        var shown = source(known.source()).put("known", known.facts().isPresent());
        known.facts().ifPresent(facts -> facts(shown, facts));
        return shown;
    }

    private static void facts(ObjectNode shown, ConsentFacts facts) {
        shown.put("clientId", facts.clientId())
                .put("status", facts.status().code())
                .put("expirationDateTime", facts.expiration().toString());
        texts(shown, "permissions", facts.permissions().stream().map(Permission::code));
        texts(shown, "accountIds", facts.accountIds().stream().map(AccountId::value));
        facts.transactionPeriod().from().ifPresent(from -> shown.put("transactionFromDateTime", from.toString()));
        facts.transactionPeriod().to().ifPresent(to -> shown.put("transactionToDateTime", to.toString()));
        facts.lastAuthorisedSeq().ifPresent(sequence -> shown.put("lastAuthorisedSeq", sequence));
    }

    private static ObjectNode source(Knowledge.Source source) {
        var shown = NODES.objectNode();
        asOf(source).ifPresent(asOf -> shown.put("asOf", asOf.toString()));
        return switch (source) {
            case Knowledge.Source.Projection _ -> shown.put("source", "Projection");
            case Knowledge.Source.Authority _ -> shown.put("source", "Authority");
        };
    }

    private static Optional<Instant> asOf(Knowledge.Source source) {
        return switch (source) {
            case Knowledge.Source.Projection(Optional<Instant> asOf) -> asOf;
            case Knowledge.Source.Authority _ -> Optional.empty();
        };
    }

    private static void texts(ObjectNode body, String name, Stream<String> values) {
        var array = body.putArray(name);
        values.sorted().forEach(array::add);
    }
}
