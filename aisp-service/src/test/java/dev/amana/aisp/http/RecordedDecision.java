package dev.amana.aisp.http;

import dev.amana.aisp.access.AccessCheck;
import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Call;
import dev.amana.aisp.access.ConsentFacts;
import dev.amana.aisp.access.ConsentId;
import dev.amana.aisp.access.ConsentStatus;
import dev.amana.aisp.access.Knowledge;
import dev.amana.aisp.access.Period;
import dev.amana.aisp.access.PresentedToken;
import dev.amana.aisp.access.Verdict;
import dev.amana.aisp.permissions.Endpoint;
import dev.amana.aisp.permissions.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A record of {@code access-decisions.v1}, read back into what the check was given. */
record RecordedDecision(JsonNode record) {

    /** The verdict on the recorded inputs, as words of a record: Permitted, the name of the rule, or Undecided. */
    String decidedAgain() {
        if (!inputs().has("consent")) {
            return "Undecided"; // not even our own store answered
        }
        AccessCheck check = new AccessCheck(
                Duration.ofMillis(inputs().path("maxStalenessMillis").asLong()));
        return switch (check.decide(call(), knowledge(), instant(record, "decidedAt"))) {
            case Verdict.Permitted permitted -> "Permitted " + sorted(permitted.accounts());
            case Verdict.Open _ -> "Permitted []";
            case Verdict.Refused refused -> refused.rule().name();
            case Verdict.Doubtful _ -> "Undecided";
        };
    }

    /** What was recorded, in the same words. */
    String decided() {
        return switch (record.path("verdict").asString()) {
            case "Permitted" -> "Permitted " + sorted(texts(record, "accounts", AccountId::new));
            case "Refused" -> record.path("rule").asString();
            case String other -> other;
        };
    }

    private Call call() {
        return new Call(token(), endpoint(), text(inputs(), "accountId").map(AccountId::new));
    }

    private Endpoint endpoint() {
        String path = record.path("endpoint").asString();
        return Arrays.stream(Endpoint.values())
                .filter(endpoint -> endpoint.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private PresentedToken token() {
        JsonNode token = inputs().path("token");
        return new PresentedToken(
                PresentedToken.Kind.valueOf(token.path("kind").asString()),
                record.path("clientId").asString(),
                texts(token, "scopes", scope -> scope),
                text(record, "consentId").map(ConsentId::new),
                number(token, "authorisedSeq"),
                text(token, "grantId"),
                token.path("tokenId").asString(),
                instant(token, "issuedAt"),
                instant(token, "expiresAt"),
                "not recorded");
    }

    private Knowledge knowledge() {
        JsonNode consent = inputs().path("consent");
        JsonNode revocation = inputs().path("revocation");
        Optional<ConsentFacts> facts =
                consent.path("known").asBoolean() ? Optional.of(facts(consent)) : Optional.empty();
        return new Knowledge(
                new Knowledge.OfConsent(facts, source(consent)),
                new Knowledge.OfRevocation(revocation.path("revoked").asBoolean(), source(revocation)));
    }

    private ConsentFacts facts(JsonNode consent) {
        return new ConsentFacts(
                new ConsentId(record.path("consentId").asString()),
                record.path("consentSequence").asLong(),
                consent.path("clientId").asString(),
                ConsentStatus.of(consent.path("status").asString()),
                instant(consent, "expirationDateTime"),
                texts(consent, "permissions", RecordedDecision::permission),
                new Period(
                        text(consent, "transactionFromDateTime").map(Instant::parse),
                        text(consent, "transactionToDateTime").map(Instant::parse)),
                Optional.empty(), // no rule looks at who authorised it
                texts(consent, "accountIds", AccountId::new),
                number(consent, "lastAuthorisedSeq"));
    }

    private static Permission permission(String code) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Knowledge.Source source(JsonNode known) {
        return switch (known.path("source").asString()) {
            case "Projection" ->
                new Knowledge.Source.Projection(text(known, "asOf").map(Instant::parse));
            case "Authority" -> new Knowledge.Source.Authority();
            case String other -> throw new IllegalArgumentException("no such source: " + other);
        };
    }

    private JsonNode inputs() {
        return record.path("inputs");
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.path(name).asString()) : Optional.empty();
    }

    private static OptionalLong number(JsonNode node, String name) {
        return node.has(name) ? OptionalLong.of(node.path(name).asLong()) : OptionalLong.empty();
    }

    private static Instant instant(JsonNode node, String name) {
        return Instant.parse(node.path(name).asString());
    }

    private static <T> Set<T> texts(JsonNode node, String name, java.util.function.Function<String, T> read) {
        return node.path(name).valueStream().map(JsonNode::asString).map(read).collect(Collectors.toSet());
    }

    private static String sorted(Set<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).sorted().toList().toString();
    }
}
