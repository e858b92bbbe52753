package dev.amana.consent.history;

import java.time.Instant;

/** Where a consent stands in a party's list, the newest first: by its creation, then by its id. */
public record PlaceInList(Instant createdAt, String consentId) {

    /** Before the first: no consent is created after it. */
    public static final PlaceInList FRONT = new PlaceInList(Instant.parse("9999-12-31T00:00:00Z"), "");
}
