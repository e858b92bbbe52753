package dev.amana.openbanking.error;

import dev.amana.openbanking.interaction.InteractionId;
import java.util.List;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Turns whatever a controller, or the way to it, threw into the API's error body. Last in order, so that a service may
 * say something better about its own pages or refusals in an advice of its own.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ErrorAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(OpenBankingException refusal) {
        return answer(refusal.status(), refusal.errors(), refusal.headers());
    }

    /** No body of the API has parts; one that says so and cannot even be taken apart is of no supported type either. */
    @ExceptionHandler(MultipartException.class)
    ResponseEntity<Object> inParts() {
        HttpStatus status = HttpStatus.UNSUPPORTED_MEDIA_TYPE;
        return answer(status, List.of(StatusErrors.of(status)), new HttpHeaders());
    }

    /** A body whose chunks are none (RFC 9112 §7.1), where a controller reads it itself. */
    @ExceptionHandler(BadRequestException.class)
    ResponseEntity<Object> wronglyFramed() {
        HttpStatus status = HttpStatus.BAD_REQUEST;
        return answer(status, List.of(StatusErrors.of(status)), new HttpHeaders());
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Throwable defect) {
        if (DisconnectedClientHelper.isClientDisconnectedException(defect)) {
            log.debug("The caller hung up: {}", defect.toString());
            return null;
        }
        log.error("A defect: the request is answered with 500", defect);
        HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
        return answer(status, List.of(StatusErrors.of(status)), new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.is5xxServerError() && status.value() != HttpStatus.SERVICE_UNAVAILABLE.value()) {
            return unexpected(exception);
        }
        for (Throwable at = exception; at != null; at = at.getCause()) {
            if (at instanceof OpenBankingException refusal) {
                return refused(refusal);
            }
        }
        return answer(status, errors(exception, status), headers);
    }

    private static List<ErrorDetail> errors(Exception exception, HttpStatusCode status) {
        return switch (exception) {
            case HttpMessageNotReadableException unreadable -> List.of(UnreadableBody.error(unreadable.getCause()));
            case MethodArgumentNotValidException invalid -> InvalidArguments.errors(invalid.getBindingResult());
            case BindException invalid -> InvalidArguments.errors(invalid.getBindingResult());
            case HandlerMethodValidationException invalid -> InvalidArguments.errors(invalid);
            case MethodValidationException invalid -> InvalidArguments.errors(invalid);
            case ConversionNotSupportedException _ -> List.of(StatusErrors.of(status));
            case TypeMismatchException mismatch -> List.of(InvalidArguments.error(mismatch));
            case MissingServletRequestParameterException missing ->
                List.of(ErrorDetail.at(
                        missing.getParameterName(), ErrorCode.FIELD_MISSING, "This parameter is required"));
            case MissingRequestHeaderException missing ->
                List.of(ErrorDetail.at(missing.getHeaderName(), ErrorCode.HEADER_MISSING, "This header is required"));
            default -> List.of(StatusErrors.of(status));
        };
    }

    static ResponseEntity<Object> answer(HttpStatusCode status, List<ErrorDetail> errors, HttpHeaders headers) {
        var copy = HttpHeaders.copyOf(headers);
        copy.setContentType(MediaType.APPLICATION_JSON);
        InteractionId id = InteractionId.find().orElseGet(InteractionId::random);
        return ResponseEntity.status(status).headers(copy).body(OpenBankingError.of(status, id, errors));
    }
}
