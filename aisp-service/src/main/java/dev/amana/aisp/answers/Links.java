package dev.amana.aisp.answers;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Makes the absolute links of one list: same resource, same filters, another place
 * ({@code docs/reference/bobf-api.md} §5). They come from the configured public base, never from the request's host.
 *
 * @param resource the absolute address of the list, without a query
 * @param filters the filters that the caller gave, as given
 * @param cursor the place that the caller asked for
 */
public record Links(String resource, Map<String, String> filters, Optional<String> cursor) {

    /** The relations of a list, in the order in which they are shown. */
    public enum Relation {
        SELF("Self"),
        FIRST("First"),
        PREV("Prev"),
        NEXT("Next"),
        LAST("Last");

        private final String label;

        Relation(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** The links of a list that is one page. */
    public Map<Relation, String> single() {
        var links = new EnumMap<Relation, String>(Relation.class);
        links.put(Relation.SELF, to(cursor));
        return links;
    }

    /** The links of one page among several. */
    public Map<Relation, String> paged(Cursor at, int totalPages) {
        var links = single();
        if (totalPages > 1) {
            links.put(Relation.FIRST, page(at, 1));
            links.put(Relation.LAST, page(at, totalPages));
        }
        if (at.page() > 1) {
            links.put(Relation.PREV, page(at, at.page() - 1));
        }
        if (at.page() < totalPages) {
            links.put(Relation.NEXT, page(at, at.page() + 1));
        }
        return links;
    }

    private String page(Cursor at, int page) {
        return to(Optional.of(new Cursor(at.snapshot(), page).encoded()));
    }

    private String to(Optional<String> place) {
        var query = new LinkedHashMap<>(filters);
        place.ifPresent(cursorText -> query.put(Cursor.PARAMETER, cursorText));
        var builder = UriComponentsBuilder.fromUriString(resource);
        query.keySet().forEach(name -> builder.queryParam(name, "{" + name + "}"));
        return builder.encode().buildAndExpand(query).toUriString();
    }
}
