package dev.amana.consent.consents;

/** What comes of a command. */
public sealed interface Decision {

    /** This happens now. */
    record Happens(ConsentEvent event) implements Decision {}

    /** It is so already; nothing happens a second time. */
    record AlreadySo() implements Decision {}

    /** Nothing happens, for this reason. */
    record Refused(Refusal refusal) implements Decision {}
}
