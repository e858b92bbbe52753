package dev.amana.token.authorizeapi;

import dev.amana.token.consents.decide.ConsentServiceSilentException;
import dev.amana.token.corebanking.CoreBankingSilentException;
import dev.amana.token.interaction.InteractionIdFilter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Makes the standard's error body of whatever goes wrong in the Authorize API (docs/reference/bobf-api.md §7). */
@RestControllerAdvice(assignableTypes = AuthorizeApi.class)
class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final Duration SOON = Duration.ofSeconds(10);

    @ExceptionHandler
    ResponseEntity<ApiError> refused(RefusedException refused) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(refused.status());
        refused.retryAfter()
                .ifPresent(
                        wait -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))));
        refused.challenge().ifPresent(challenge -> answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
        return body(answer, refused.status(), refused.detail());
    }

    @ExceptionHandler({CoreBankingSilentException.class, ConsentServiceSilentException.class})
    ResponseEntity<ApiError> silent(RuntimeException silent) {
        LOG.warn("an authorisation cannot go on: {}", silent.getMessage());
        return refused(RefusedException.unavailable("The bank does not answer just now", SOON));
    }

    @ExceptionHandler
    ResponseEntity<ApiError> unreadable(HttpMessageNotReadableException unreadable) {
        return refused(RefusedException.bad("Resource.InvalidFormat", "The body is not the JSON object expected"));
    }

    @ExceptionHandler
    ResponseEntity<ApiError> mediaType(HttpMediaTypeException wrong) {
        HttpStatus status = wrong instanceof HttpMediaTypeNotSupportedException
                ? HttpStatus.UNSUPPORTED_MEDIA_TYPE
                : HttpStatus.NOT_ACCEPTABLE;
        return body(
                ResponseEntity.status(status),
                status,
                new ApiError.Detail(
                        "BH.OBF.Header.Invalid", "application/json is what is read and written here", null));
    }

    @ExceptionHandler
    ResponseEntity<ApiError> method(HttpRequestMethodNotSupportedException wrong) {
        HttpStatus status = HttpStatus.METHOD_NOT_ALLOWED;
        return body(
                ResponseEntity.status(status).allow(HttpMethod.POST),
                status,
                new ApiError.Detail("BH.OBF.Resource.InvalidFormat", "Only POST is supported here", null));
    }

    @ExceptionHandler
    ResponseEntity<ApiError> defect(Exception defect) {
        LOG.error("the Authorize API failed", defect);
        HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
        return body(
                ResponseEntity.status(status),
                status,
                new ApiError.Detail("BH.OBF.UnexpectedError", "The fault is ours", null));
    }

    private static ResponseEntity<ApiError> body(
            ResponseEntity.BodyBuilder answer, HttpStatus status, ApiError.Detail detail) {
        String id =
                InteractionIdFilter.current().orElseGet(() -> UUID.randomUUID().toString());
        String code = status.value() + " " + status.getReasonPhrase().replace(" ", "");
        return answer.contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new ApiError(code, id, detail.message(), List.of(detail)));
    }
}
