package dev.amana.openbanking.token;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** The role that a path needs. */
record StaffRequirement(StaffRole role) implements AuthorizationManager<RequestAuthorizationContext> {

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        if (!(authentication.get() instanceof StaffAuthentication present)) {
            return new TokenRequirement.Refused(Challenge.noStaffToken());
        }
        return present.getPrincipal().roles().contains(role)
                ? new TokenRequirement.Allowed()
                : new TokenRequirement.Refused(Challenge.lacksRole(role));
    }
}
