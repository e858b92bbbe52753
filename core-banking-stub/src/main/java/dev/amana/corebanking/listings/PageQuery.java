package dev.amana.corebanking.listings;

import java.util.OptionalLong;

/**
 * Which page of a list somebody asks for.
 *
 * @param snapshot that of the first page; none when this is the first
 * @param page counted from 1
 */
public record PageQuery(OptionalLong snapshot, int page, int pageSize) {

    /** A hundred of the largest records, statements, stay within a reply's 512 KiB. */
    public static final int LARGEST_PAGE = 100;

    public PageQuery {
        if (page < 1) {
            throw new IllegalArgumentException("page counts from 1");
        }
        if (pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw new IllegalArgumentException("pageSize is 1 to " + LARGEST_PAGE);
        }
    }

    /** The snapshot asked for, or now; one from the future would not hold still. */
    public long snapshotAt(long now) {
        return Math.min(snapshot.orElse(now), now);
    }
}
