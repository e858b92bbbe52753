package dev.amana.openbanking.token;

import dev.amana.openbanking.error.OpenBankingException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands a controller the token that a request came with. */
final class TokenArgument implements HandlerMethodArgumentResolver {

    private final Class<?> token;
    private final Class<? extends Authentication> proof;
    private final Supplier<OpenBankingException> missing;

    private TokenArgument(
            Class<?> token, Class<? extends Authentication> proof, Supplier<OpenBankingException> missing) {
        this.token = token;
        this.proof = proof;
        this.missing = missing;
    }

    /** An {@link AccessToken}, of a TPP or of a service. */
    static TokenArgument access() {
        return new TokenArgument(AccessToken.class, AccessTokenAuthentication.class, Challenge::noToken);
    }

    /** A {@link StaffToken}. */
    static TokenArgument staff() {
        return new TokenArgument(StaffToken.class, StaffAuthentication.class, Challenge::noStaffToken);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == token;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        if (present == null || !proof.isInstance(present)) {
            throw missing.get();
        }
        return present.getPrincipal();
    }
}
