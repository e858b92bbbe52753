package dev.amana.consent.archive;

/** There are events already; a history is only put where there is none. */
public final class StoreNotEmpty extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreNotEmpty() {
        super("The store has events already");
    }
}
