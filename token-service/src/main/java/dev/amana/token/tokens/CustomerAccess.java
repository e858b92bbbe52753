package dev.amana.token.tokens;

import java.util.Optional;
import java.util.UUID;

/**
 * What a customer gave a client.
 *
 * @param grantId what the token can be revoked by
 * @param authorised the consent; empty for a sign-in alone
 */
public record CustomerAccess(UUID grantId, String clientId, String psuId, Optional<AuthorisedConsent> authorised) {}
