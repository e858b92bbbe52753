package dev.amana.token.decision;

/** What became of a decision that somebody submitted. */
public enum Choice {
    /** It is the decision now, or one was taken before. */
    Taken,
    /** Authorise without an account. */
    NoAccount,
    /** An account that was not offered. */
    UnknownAccount
}
