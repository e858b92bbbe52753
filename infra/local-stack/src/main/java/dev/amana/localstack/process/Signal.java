package dev.amana.localstack.process;

/** What a process can be told. */
public enum Signal {
    /** Ends after finishing what is in progress. */
    TERM,
    /** PostgreSQL's fast shutdown: clients are cut off, nothing is lost. */
    INT,
    /** Ends at once, without a word. */
    KILL,
    /** Stands still until {@link #CONT}. */
    STOP,
    /** Goes on. */
    CONT
}
