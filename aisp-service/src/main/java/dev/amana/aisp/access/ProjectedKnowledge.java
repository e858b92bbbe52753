package dev.amana.aisp.access;

/** What our own projections say about a token and its consent, in one consistent read. */
public interface ProjectedKnowledge {

    /**
     * Reads it.
     *
     * @throws KnowledgeUnavailable if our own store does not answer
     */
    Knowledge of(PresentedToken token);
}
