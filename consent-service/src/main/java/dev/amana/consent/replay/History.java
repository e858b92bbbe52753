package dev.amana.consent.replay;

import java.util.List;

/** A consent and all that ever happened to it, in order, as it is stored. */
record History(String consentId, List<Stored> events) {

    /** What the table {@code event} holds of one event. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Stored(String name, String revision, byte[] payload) {}
}
