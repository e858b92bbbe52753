package dev.amana.consent.replay;

import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.copy.Rows;
import java.util.List;
import java.util.Set;

/**
 * A table that follows from the events alone, and so can be made again from them at any time. Each of its rows belongs to
 * one consent and is written in the transactions of that consent's events.
 */
public interface DerivedTable {

    /** What operators call it, in one word. */
    String projection();

    /** Its name in the database; it has a primary key, and no triggers or foreign keys. */
    String table();

    /** The column that says whose row it is. */
    default String consentColumn() {
        return "consent_id";
    }

    /** Every column, in the order in which {@link #write} fills them. */
    List<String> columns();

    /** Columns in which rows may differ from what the events say, because something else moves them too. */
    default Set<String> movedByOthers() {
        return Set.of();
    }

    /** Writes the rows that a consent has after its whole history; calls no clock and reads nothing. */
    void write(List<ConsentEvent> history, Rows rows);
}
