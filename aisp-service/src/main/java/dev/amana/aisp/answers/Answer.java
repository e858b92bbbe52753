package dev.amana.aisp.answers;

import dev.amana.aisp.permissions.Resource;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a data call's answer: the resources in {@code Data}, absolute links, the number of pages
 * ({@code reference/bobf-api.md} §5).
 *
 * @param links by relation, in the order in which they are shown
 */
public record Answer(Resource resource, ArrayNode disclosed, Map<Links.Relation, String> links, int totalPages) {

    /** An answer that is the whole list. */
    public static Answer whole(Resource resource, ArrayNode disclosed, Links links) {
        return new Answer(resource, disclosed, links.single(), 1);
    }

    ObjectNode body() {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("Data").set(resource.arrayName(), disclosed);
        var shown = body.putObject("Links");
        links.forEach((relation, link) -> shown.put(relation.label(), link));
        body.putObject("Meta").put("TotalPages", totalPages);
        return body;
    }
}
