package dev.amana.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How values on a state topic are written: fields in their declared order ({@code schema} first), absent optionals left
 * out, instants as ISO text in UTC. It is part of the protocol, so a service's own JSON settings do not reach it.
 */
public final class FeedJson {

    public static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private FeedJson() {}
}
