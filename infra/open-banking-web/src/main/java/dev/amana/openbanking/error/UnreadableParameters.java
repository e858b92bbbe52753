package dev.amana.openbanking.error;

import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tomcat decodes a query when it is first asked for: escapes that are none, or no UTF-8, are the caller's mistake. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class UnreadableParameters {

    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<Object> unreadable() {
        HttpStatus status = HttpStatus.BAD_REQUEST;
        return ErrorAdvice.answer(status, List.of(StatusErrors.of(status)), new HttpHeaders());
    }
}
