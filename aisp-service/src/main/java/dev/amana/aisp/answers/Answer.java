package dev.amana.aisp.answers;

import dev.amana.aisp.permissions.Resource;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a data call's answer: {@code Data}, absolute links, the number of pages
 * ({@code docs/reference/bobf-api.md} §5).
 *
 * @param links by relation, in the order in which they are shown
 */
public record Answer(ObjectNode data, Map<Links.Relation, String> links, int totalPages) {

    /** One page of a list of resources, or a resource alone. */
    public static Answer of(Resource resource, JsonNode disclosed, Map<Links.Relation, String> links, int totalPages) {
        var data = JsonNodeFactory.instance.objectNode();
        data.set(resource.label(), disclosed);
        return new Answer(data, links, totalPages);
    }

    /** An answer that is the whole list, or a resource alone. */
    public static Answer whole(Resource resource, JsonNode disclosed, Links links) {
        return of(resource, disclosed, links.single(), 1);
    }

    ObjectNode body() {
        var body = JsonNodeFactory.instance.objectNode();
        body.set("Data", data);
        var shown = body.putObject("Links");
        links.forEach((relation, link) -> shown.put(relation.label(), link));
        body.putObject("Meta").put("TotalPages", totalPages);
        return body;
    }
}
