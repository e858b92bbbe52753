package dev.amana.token.attempts;

/** Where the customer's side of an attempt happens; an attempt never changes over. */
public enum Channel {
    /** On our pages. */
    Browser,
    /** Through the sandbox's Authorize API. */
    Api
}
