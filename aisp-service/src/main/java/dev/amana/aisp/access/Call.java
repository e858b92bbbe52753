package dev.amana.aisp.access;

import dev.amana.aisp.permissions.Endpoint;
import java.util.Optional;

/** One call of a TPP: this token at this endpoint, for one account or for all that the consent holds. */
public record Call(PresentedToken token, Endpoint endpoint, Optional<AccountId> account) {}
