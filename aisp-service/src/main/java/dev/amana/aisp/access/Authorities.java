package dev.amana.aisp.access;

import java.util.Optional;

/** The services that own consents and tokens, to be asked where the projections cannot answer. */
public interface Authorities {

    /**
     * The consent as its owner knows it now; none if there is none of that id.
     *
     * @throws KnowledgeUnavailable if the owner does not answer in time
     */
    Optional<ConsentFacts> consent(ConsentId consentId);

    /**
     * Whether the token's issuer still stands by it (RFC 7662).
     *
     * @throws KnowledgeUnavailable if the issuer does not answer in time
     */
    boolean active(PresentedToken token);
}
