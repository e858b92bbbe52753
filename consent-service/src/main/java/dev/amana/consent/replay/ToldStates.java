package dev.amana.consent.replay;

import java.util.Optional;

/** States that others keep a copy of, and that can be told to them again from the first to the last. */
public interface ToldStates {

    /** What operators call it, in one word. */
    String projection();

    /**
     * Some that were told.
     *
     * @param last the last consent among them
     */
    record Told(String last, int consents) {}

    /** Before the first state is told; again when it is not known whether it was done. */
    void begin() throws InterruptedException;

    /** How many there are to tell, about. */
    long total();

    /**
     * Tells the states of the next consents by their ids, durably; what was told may be told again.
     *
     * @param consentId the last one told; the empty text at the beginning
     * @return empty after the last; none told when too many wait already
     */
    Optional<Told> tellAfter(String consentId) throws InterruptedException;

    /** After the last state was told; again when it is not known whether it was done. */
    void end();
}
