package dev.amana.aisp.answers;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.permissions.CardNumbers;
import dev.amana.aisp.permissions.Permission;
import dev.amana.aisp.permissions.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Lets out of core banking's records what the consent grants, by the table in {@link Resource}: records of the accounts
 * asked for, their visible fields, card numbers masked, and nothing that is null or empty.
 */
public final class Disclosure {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SCHEME = "SchemeName";
    private static final String IDENTIFICATION = "Identification";

    private final Resource resource;
    private final List<String> fields;
    private final Set<AccountId> accounts;
    private final boolean wholeCardNumbers;

    private Disclosure(Resource resource, Set<Permission> granted, Set<AccountId> accounts) {
        this.resource = resource;
        this.fields = resource.fieldsVisibleTo(granted);
        this.accounts = accounts;
        this.wholeCardNumbers = CardNumbers.wholeFor(granted);
    }

    /** What this permitted call may see of that resource. */
    public static Disclosure of(Resource resource, Permitted permitted) {
        return new Disclosure(resource, permitted.consent().permissions(), permitted.accounts());
    }

    /** What everybody may see of that resource. */
    public static Disclosure ofPublic(Resource resource) {
        return new Disclosure(resource, Set.of(), Set.of());
    }

    /** The records of a reply's body that may leave, each reduced to what may be seen of it. */
    public ArrayNode from(JsonNode body) {
        var disclosed = NODES.arrayNode();
        for (var entry : body.path(resource.label())) {
            if (entry instanceof ObjectNode whole && ofAskedAccount(whole)) {
                disclosed.add(visible(whole));
            }
        }
        return disclosed;
    }

    /** What may be seen of one record; none if it is none, or another account's. */
    public Optional<JsonNode> one(JsonNode entry) {
        return entry instanceof ObjectNode whole && ofAskedAccount(whole)
                ? Optional.of(visible(whole))
                : Optional.empty();
    }

    /** What may be seen of a record that is a reply's whole body. */
    public ObjectNode whole(JsonNode body) {
        return body instanceof ObjectNode whole ? visible(whole) : NODES.objectNode();
    }

    /** Core banking was asked about these accounts only; that it kept to them is not taken on trust. */
    private boolean ofAskedAccount(ObjectNode whole) {
        return resource.accountField()
                .map(field -> whole.path(field).asString(""))
                .map(id -> !id.isEmpty() && accounts.contains(new AccountId(id)))
                .orElse(true);
    }

    private ObjectNode visible(ObjectNode whole) {
        var visible = NODES.objectNode();
        for (var field : fields) {
            cleaned(field, whole.path(field)).ifPresent(value -> visible.set(field, value));
        }
        return visible;
    }

    /** The value without what is null or empty in it; none if nothing is left. */
    private Optional<JsonNode> cleaned(String name, JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                var kept = NODES.objectNode();
                for (var property : object.properties()) {
                    cleaned(property.getKey(), property.getValue())
                            .ifPresent(inner -> kept.set(property.getKey(), inner));
                }
                maskCardNumber(name, kept);
                yield kept.isEmpty() ? Optional.empty() : Optional.of(kept);
            }
            case ArrayNode array -> {
                var kept = NODES.arrayNode();
                for (var entry : array) {
                    cleaned(name, entry).ifPresent(kept::add);
                }
                yield kept.isEmpty() ? Optional.empty() : Optional.of(kept);
            }
            case StringNode text -> text.stringValue().isEmpty() ? Optional.empty() : Optional.of(text);
            default -> value.isNull() || value.isMissingNode() ? Optional.empty() : Optional.of(value);
        };
    }

    private void maskCardNumber(String name, ObjectNode object) {
        var card = name.equals(CardNumbers.CARD_OBJECT)
                || object.path(SCHEME).asString("").equals(CardNumbers.SCHEME);
        var number = object.path(IDENTIFICATION);
        if (card && !wholeCardNumbers && number.isString()) {
            object.put(IDENTIFICATION, CardNumbers.mask(number.stringValue()));
        }
    }
}
