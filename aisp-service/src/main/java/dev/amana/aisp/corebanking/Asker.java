package dev.amana.aisp.corebanking;

import java.util.UUID;

/**
 * On whose behalf core banking is asked.
 *
 * @param clientId the TPP's, who gets no more than its share of core banking's patience
 * @param interactionId of the call, so that a question can be followed into the bank
 */
public record Asker(String clientId, UUID interactionId) {}
