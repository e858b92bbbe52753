package dev.amana.system;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Decides about a data call a second time, from what its record says and from the events of its consent, by rules written
 * from the words of docs/decisions/0004 and docs/reference/bobf-api.md §1, not from aisp-service's code.
 *
 * @param record of {@code access-decisions.v1}
 * @param events the consent's payloads by their sequence, none where there is no such consent
 */
record DecidedAgain(JsonNode record, List<Told> events) {

    /** One event of the consent. */
    record Told(String name, JsonNode payload) {}

    private static final Set<String> TRANSACTIONS = Set.of("ReadTransactionsBasic", "ReadTransactionsDetail");
    private static final Set<String> DIRECTIONS = Set.of("ReadTransactionsCredits", "ReadTransactionsDebits");

    /** By the last word of an endpoint: one permission of each set is needed. */
    private static final Map<String, List<Set<String>>> NEEDED = Map.ofEntries(
            Map.entry("accounts", List.of(Set.of("ReadAccountsBasic", "ReadAccountsDetail"))),
            Map.entry("{AccountId}", List.of(Set.of("ReadAccountsBasic", "ReadAccountsDetail"))),
            Map.entry("balances", List.of(Set.of("ReadBalances"))),
            Map.entry("transactions", List.of(TRANSACTIONS, DIRECTIONS)),
            Map.entry("beneficiaries", List.of(Set.of("ReadBeneficiariesBasic", "ReadBeneficiariesDetail"))),
            Map.entry("direct-debits", List.of(Set.of("ReadDirectDebits"))),
            Map.entry("standing-orders", List.of(Set.of("ReadStandingOrdersBasic", "ReadStandingOrdersDetail"))),
            Map.entry(
                    "future-dated-payments",
                    List.of(Set.of("ReadFutureDatedPaymentsBasic", "ReadFutureDatedPaymentsDetail"))),
            Map.entry("statements", List.of(Set.of("ReadStatementsBasic", "ReadStatementsDetail"))),
            Map.entry("{StatementId}", List.of(Set.of("ReadStatementsBasic", "ReadStatementsDetail"))),
            Map.entry("file", List.of(Set.of("ReadStatementsDetail"))),
            Map.entry("offers", List.of(Set.of("ReadOffers"))),
            Map.entry("party", List.of(Set.of("ReadParty"))),
            Map.entry("parties", List.of(Set.of("ReadParty"))),
            Map.entry("supplementary-account-info", List.of(Set.of("ReadSupplementaryAccountInfo"))));

    /** What the record says that was decided: Permitted, the name of the rule that refused, or Undecided. */
    String decided() {
        return record.has("rule")
                ? record.get("rule").asString()
                : record.get("verdict").asString();
    }

    /** The same, decided again. */
    String again() {
        JsonNode inputs = record.get("inputs");
        JsonNode token = inputs.get("token");
        Instant now = Instant.parse(record.get("decidedAt").asString());
        String resource = record.get("endpoint").asString().replaceFirst(".*/", "");
        boolean publicData = resource.equals("sharing-product-details");
        if (!token.get("kind").asString().equals(publicData ? "PUBLIC" : "RESOURCE")) {
            return "TOKEN_KIND";
        }
        if (!now.isBefore(Instant.parse(token.get("expiresAt").asString()))) {
            return "TOKEN_CURRENT";
        }
        if (!inputs.has("revocation")) {
            return "Undecided";
        }
        boolean revoked = inputs.at("/revocation/revoked").asBoolean();
        boolean revocationDoubtful = !revoked && isOld(inputs.get("revocation"), now);
        boolean consentDoubtful = !publicData && (isOld(inputs.get("consent"), now) || outrun(token));
        if (revocationDoubtful || consentDoubtful) {
            return "Undecided";
        }
        if (revoked) {
            return "TOKEN_NOT_REVOKED";
        }
        return publicData ? "Permitted" : byConsent(now, token, resource);
    }

    private String byConsent(Instant now, JsonNode token, String resource) {
        if (events.isEmpty()) {
            return "CONSENT_KNOWN";
        }
        Folded consent = Folded.of(events, record.get("consentSequence").asInt());
        JsonNode created = consent.created();
        if (!created.get("clientId").equals(record.get("clientId"))) {
            return "CONSENT_OWNER";
        }
        if (!consent.status().equals("Authorised")) {
            return "CONSENT_AUTHORISED";
        }
        if (!now.isBefore(Instant.parse(created.get("expirationDateTime").asString()))) {
            return recordedStatus().equals("Expired") ? "CONSENT_AUTHORISED" : "CONSENT_UNEXPIRED";
        }
        if (token.path("authorisedSeq").asInt(-1) != consent.lastAuthorised()) {
            return "CONSENT_AUTHORISATION";
        }
        if (!texts(token.get("scopes")).contains("accounts")) {
            return "SCOPE";
        }
        Set<String> permissions = texts(created.get("permissions"));
        if (Objects.requireNonNull(NEEDED.get(resource)).stream()
                .anyMatch(oneOf -> oneOf.stream().noneMatch(permissions::contains))) {
            return "PERMISSION";
        }
        JsonNode account = record.at("/inputs/accountId");
        if (!account.isMissingNode() && !consent.accounts().contains(account.asString())) {
            return "ACCOUNT";
        }
        return "Permitted";
    }

    /** Whether what the record says of the consent is what its events say after the event that it names. */
    boolean sawTheConsentAsItWas() {
        JsonNode seen = record.at("/inputs/consent");
        if (!seen.path("known").asBoolean()) {
            return true;
        }
        Folded consent = Folded.of(events, record.get("consentSequence").asInt());
        JsonNode created = consent.created();
        boolean expiredByClock = recordedStatus().equals("Expired")
                && record.get("decidedAt")
                                .asString()
                                .compareTo(created.get("expirationDateTime").asString())
                        >= 0;
        return seen.get("clientId").equals(created.get("clientId"))
                && (recordedStatus().equals(consent.status()) || expiredByClock)
                && texts(seen.get("permissions")).equals(texts(created.get("permissions")))
                && texts(seen.get("accountIds")).equals(consent.accounts())
                && seen.path("lastAuthorisedSeq").asInt(-1) == consent.lastAuthorised()
                && Instant.parse(seen.get("expirationDateTime").asString())
                        .equals(Instant.parse(created.get("expirationDateTime").asString()));
    }

    private String recordedStatus() {
        return record.at("/inputs/consent/status").asString();
    }

    private boolean isOld(JsonNode known, Instant now) {
        if (known.get("source").asString().equals("Authority")) {
            return false;
        }
        long bound = record.at("/inputs/maxStalenessMillis").asLong();
        return !known.has("asOf")
                || java.time.Duration.between(Instant.parse(known.get("asOf").asString()), now)
                                .abs()
                                .toMillis()
                        > bound;
    }

    /** Whether the token may know of an authorisation that the projection had not been told of. */
    private boolean outrun(JsonNode token) {
        JsonNode consent = record.at("/inputs/consent");
        return consent.get("source").asString().equals("Projection")
                && (!consent.get("known").asBoolean()
                        || token.path("authorisedSeq").asInt(0)
                                > record.path("consentSequence").asInt());
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    /** A consent after one of its events. */
    private record Folded(JsonNode created, String status, Set<String> accounts, int lastAuthorised) {

        static Folded of(List<Told> events, int last) {
            Folded consent = new Folded(events.getFirst().payload(), "AwaitingAuthorisation", Set.of(), -1);
            for (int sequence = 1; sequence <= last; sequence++) {
                consent = consent.after(events.get(sequence), sequence);
            }
            return consent;
        }

        private Folded after(Told event, int sequence) {
            return switch (event.name()) {
                case "ConsentAuthorised", "ConsentReauthorised" ->
                    new Folded(created, "Authorised", texts(event.payload().get("accountIds")), sequence);
                case "ConsentRejected" -> new Folded(created, "Rejected", accounts, lastAuthorised);
                case "ConsentRevoked" -> new Folded(created, "Revoked", accounts, lastAuthorised);
                case "ConsentExpired" -> new Folded(created, "Expired", accounts, lastAuthorised);
                case "ConsentExpiryNoticed" -> this;
                default -> throw new AssertionError("an event of unknown name: " + event.name());
            };
        }
    }
}
