package dev.amana.aisp.corebanking;

import java.util.UUID;

/** The bank's own systems, which hold accounts and their data and answer questions about them. */
public interface CoreBanking {

    /**
     * Asks and waits, never longer than the configured deadline.
     *
     * @param interactionId the {@code x-fapi-interaction-id} of the call that needs the answer
     */
    Reply ask(Query query, UUID interactionId);
}
