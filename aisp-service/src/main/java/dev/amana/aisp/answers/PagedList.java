package dev.amana.aisp.answers;

import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.permissions.Resource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A list that core banking cuts into pages of one snapshot, and the place in it that a call asks for. */
public final class PagedList {
    private final Resource resource;
    private final Permitted permitted;
    private final DataCalls.Fetching fetching;
    private final Optional<Cursor> cursor;
    private final Links links;

    private PagedList(
            Resource resource, Permitted permitted, DataCalls.Fetching fetching, Optional<Cursor> cursor, Links links) {
        this.resource = resource;
        this.permitted = permitted;
        this.fetching = fetching;
        this.cursor = cursor;
        this.links = links;
    }

    /**
     * The list that this call asks for.
     *
     * @param filters the parameters of the query that the list knows; its links keep them
     * @throws CallRefused if the cursor is none
     */
    public static PagedList of(
            Resource resource,
            DataRequest request,
            Permitted permitted,
            DataCalls.Fetching fetching,
            String... filters) {
        var place = request.parameter(Cursor.PARAMETER);
        return new PagedList(
                resource,
                permitted,
                fetching,
                place.map(PagedList::cursor),
                fetching.links(request.filters(filters), place));
    }

    /** The answer where it is known beforehand that nothing is on the list. */
    public Answer empty() {
        return Answer.whole(resource, JsonNodeFactory.instance.arrayNode(), links);
    }

    /** The page asked for. */
    public Answer page(Function<Query.Page, Query> question) {
        return page(question, UnaryOperator.identity());
    }

    /**
     * The page asked for.
     *
     * @param visible what of core banking's reply the consent lets out, before it is reduced to visible fields
     * @throws CallRefused if the list has no such page
     */
    public Answer page(Function<Query.Page, Query> question, UnaryOperator<JsonNode> visible) {
        var page = Cursor.page(cursor);
        var found = fetching.ask(question.apply(page));
        var disclosed = Disclosure.of(resource, permitted).from(visible.apply(found));
        var totalPages = Math.max(1, found.path("totalPages").asInt(1));
        if (page.number() > totalPages) {
            throw new CallRefused(new Refusal.InvalidCursor(Cursor.PARAMETER));
        }
        var at = new Cursor(snapshot(found), page.number());
        return Answer.of(resource, disclosed, links.paged(at, totalPages), totalPages);
    }

    private static Cursor cursor(String text) {
        return Cursor.decode(text).orElseThrow(() -> new CallRefused(new Refusal.InvalidCursor(Cursor.PARAMETER)));
    }

    private long snapshot(JsonNode found) {
        return found.path("snapshot").asLong(cursor.map(Cursor::snapshot).orElse(0L));
    }
}
