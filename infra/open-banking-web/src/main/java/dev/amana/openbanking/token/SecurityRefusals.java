package dev.amana.openbanking.token;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Leaves Spring Security's own exceptions to its filters when they come from within a controller. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityRefusals {

    @ExceptionHandler
    void pass(AccessDeniedException denied) {
        throw denied;
    }

    @ExceptionHandler
    void pass(AuthenticationException unknown) {
        throw unknown;
    }
}
