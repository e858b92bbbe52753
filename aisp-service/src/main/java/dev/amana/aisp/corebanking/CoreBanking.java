package dev.amana.aisp.corebanking;

/** The bank's own systems, which hold accounts and their data and answer questions about them. */
public interface CoreBanking {

    /** Asks and waits, never longer than the configured deadline. */
    Reply ask(Query query, Asker asker);
}
