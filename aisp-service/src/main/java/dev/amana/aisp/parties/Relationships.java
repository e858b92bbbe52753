package dev.amana.aisp.parties;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.ConsentFacts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A party's relationship to an account, which must not tell of one that the customer did not share. */
final class Relationships {
    private static final String FIELD = "Relationships";

    private Relationships() {}

    /** The party as it came, or without its relationship to an account outside the consent. */
    static JsonNode within(ConsentFacts consent, JsonNode party) {
        var account = party.path(FIELD).path("Account").path("Id").asString("");
        var shared = !account.isEmpty() && consent.accountIds().contains(new AccountId(account));
        return party instanceof ObjectNode whole && !shared ? whole.deepCopy().without(FIELD) : party;
    }
}
