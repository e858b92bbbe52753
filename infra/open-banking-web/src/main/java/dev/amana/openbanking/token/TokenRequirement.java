package dev.amana.openbanking.token;

import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.ErrorWriter;
import dev.amana.openbanking.error.OpenBankingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** The kind of token and the scope that a path needs. */
record TokenRequirement(TokenKind kind, String scope) implements AuthorizationManager<RequestAuthorizationContext> {

    record Allowed() implements AuthorizationResult {
        @Override
        public boolean isGranted() {
            return true;
        }
    }

    record Refused(OpenBankingException refusal) implements AuthorizationResult {
        @Override
        public boolean isGranted() {
            return false;
        }
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        if (!(authentication.get() instanceof AccessTokenAuthentication present)) {
            return new Refused(Challenge.noToken());
        }
        AccessToken token = present.getPrincipal();
        Scheme scheme = token.boundToKey() ? Scheme.DPOP : Scheme.BEARER;
        if (token.kind() != kind) {
            return new Refused(Challenge.invalidToken(scheme));
        }
        return token.scopes().contains(scope) ? new Allowed() : new Refused(Challenge.insufficientScope(scheme, scope));
    }

    /** Answers with the refusal that the requirement gave. */
    static final class Denied implements AccessDeniedHandler {

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
                throws IOException {
            ErrorWriter.write(response, refusal(denied));
        }

        private static OpenBankingException refusal(AccessDeniedException denied) {
            return denied instanceof AuthorizationDeniedException reason
                            && reason.getAuthorizationResult() instanceof Refused(OpenBankingException refusal)
                    ? refusal
                    : OpenBankingException.forbidden(ErrorCode.HEADER_INVALID, "The access token does not allow this");
        }
    }
}
