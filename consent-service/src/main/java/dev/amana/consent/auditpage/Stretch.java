package dev.amana.consent.auditpage;

import dev.amana.consent.history.ConsentThen;

/**
 * A part of a consent's life in which nothing changed.
 *
 * @param end when the next begins, or now
 */
record Stretch(int number, Moment start, Moment end, StateCard state) {

    static Stretch of(int number, Moment start, Moment end, ConsentThen then) {
        return new Stretch(number, start, end, StateCard.of(then));
    }
}
