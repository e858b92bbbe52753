package dev.amana.openbanking.token;

import java.time.Instant;
import java.util.Set;

/**
 * A genuine, current access token of the staff issuer for {@link StaffServer#AUDIENCE}: who of the bank calls, and as
 * what. A controller takes one as an argument.
 *
 * @param staffId the token's subject: a member of staff, or the tool that acts on its own
 */
public record StaffToken(String staffId, Set<StaffRole> roles, Instant expiresAt) {

    public StaffToken {
        roles = Set.copyOf(roles);
    }
}
