package dev.amana.consent.eventstore;

import dev.amana.axon.EventCatalogue;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How events were written once, and what each way of writing has become. Steps stay for ever, as the rows do. */
final class EarlierRevisions {

    private EarlierRevisions() {}

    static EventCatalogue addTo(EventCatalogue catalogue) {
        return catalogue.upcasting("ConsentRevoked", "1", "2", EarlierRevisions::revokedByAndReasonBecomeOne);
    }

    /**
     * Revision 1 had a word for the side and, apart from it, an optional reason, so that a TPP with a reason or a bank
     * without one could be written. Nobody ever wrote either.
     */
    private static ObjectNode revokedByAndReasonBecomeOne(ObjectNode event) {
        JsonNode side = event.required("revokedBy");
        ObjectNode by = event.objectNode();
        by.set("kind", side);
        if (side.asString().equals("Bank")) {
            by.set("reason", event.required("reason"));
        } else if (event.has("reason")) {
            throw new IllegalArgumentException("only the bank gave reasons");
        }
        return (ObjectNode) event.remove(List.of("revokedBy", "reason")).set("by", by);
    }
}
