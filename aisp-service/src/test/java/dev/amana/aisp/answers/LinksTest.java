package dev.amana.aisp.answers;

import static dev.amana.aisp.answers.Links.Relation.FIRST;
import static dev.amana.aisp.answers.Links.Relation.LAST;
import static dev.amana.aisp.answers.Links.Relation.NEXT;
import static dev.amana.aisp.answers.Links.Relation.PREV;
import static dev.amana.aisp.answers.Links.Relation.SELF;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final String LIST = "https://bank.example/apigateway/bobf/release1.0.0/transactions";

    @Test
    void aListOfOnePageLinksToItselfAlone() {
        assertThat(new Links(LIST, Map.of(), Optional.empty()).paged(new Cursor(7, 1), 1))
                .containsExactly(Map.entry(SELF, LIST));
    }

    @Test
    void aMiddlePageLinksEveryWayOnTheSameSnapshot() {
        var at = new Cursor(7, 2);
        var links = new Links(LIST, Map.of(), Optional.of(at.encoded())).paged(at, 3);
        assertThat(links).containsOnlyKeys(SELF, FIRST, PREV, NEXT, LAST);
        assertThat(links.get(SELF)).isEqualTo(LIST + "?cursor=" + at.encoded());
        assertThat(links.get(FIRST)).isEqualTo(LIST + "?cursor=" + new Cursor(7, 1).encoded());
        assertThat(links.get(PREV)).isEqualTo(links.get(FIRST));
        assertThat(links.get(NEXT)).isEqualTo(LIST + "?cursor=" + new Cursor(7, 3).encoded());
        assertThat(links.get(LAST)).isEqualTo(links.get(NEXT));
    }

    @Test
    void theEndsOfAListLinkInwardsOnly() {
        var links = new Links(LIST, Map.of(), Optional.empty());
        assertThat(links.paged(new Cursor(7, 1), 2)).containsOnlyKeys(SELF, FIRST, NEXT, LAST);
        assertThat(links.paged(new Cursor(7, 2), 2)).containsOnlyKeys(SELF, FIRST, PREV, LAST);
    }

    @Test
    void filtersAreKeptAndEncoded() {
        var links = new Links(LIST, Map.of("fromBookingDateTime", "2026-01-01T00:00:00+03:00"), Optional.empty());
        assertThat(links.single().get(SELF)).isEqualTo(LIST + "?fromBookingDateTime=2026-01-01T00%3A00%3A00%2B03%3A00");
    }
}
