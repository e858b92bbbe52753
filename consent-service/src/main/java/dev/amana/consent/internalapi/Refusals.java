package dev.amana.consent.internalapi;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.amana.consent.consents.Refusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the domain's refusals are to the bank's other services. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Refusals {

    private static final String RETRY_AFTER_SECONDS = "1";

    @JsonPropertyOrder({"refusal", "message"})
    record Body(String refusal, String message) {}

    private record Answer(HttpStatus status, String refusal, String message) {}

    @ExceptionHandler
    ResponseEntity<Body> refused(RefusedException exception) {
        Answer answer = answer(exception.refusal());
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
        if (answer.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.body(new Body(answer.refusal(), answer.message()));
    }

    private static Answer answer(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownConsent _ ->
                new Answer(HttpStatus.NOT_FOUND, "UnknownConsent", "There is no such consent");
            case Refusal.AnotherClient _ -> conflict("AnotherClient", "The consent is another client's");
            case Refusal.AnotherPsu _ -> conflict("AnotherPsu", "This PSU did not authorise the consent");
            case Refusal.NotAwaitingAuthorisation _ ->
                conflict("NotAwaitingAuthorisation", "The consent is authorised already");
            case Refusal.NotAuthorised _ -> conflict("NotAuthorised", "Nobody has authorised the consent yet");
            case Refusal.NoticeNotDue _ -> conflict("NoticeNotDue", "It is not time for the notice");
            case Refusal.AlreadyRejected _ -> conflict("ConsentRejected", "The consent was rejected");
            case Refusal.AlreadyRevoked _ -> conflict("ConsentRevoked", "The consent was revoked");
            case Refusal.AlreadyExpired _ -> conflict("ConsentExpired", "The consent has expired");
            case Refusal.NotYetExpired _ -> conflict("NotYetExpired", "The consent's time has not passed yet");
            case Refusal.AttemptReused _ ->
                conflict("AttemptReused", "The attempt was told before, with another content");
            case Refusal.NoAccounts _ -> conflict("NoAccounts", "An authorisation names at least one account");
            case Refusal.InvalidTerms _ -> conflict("InvalidTerms", "The terms break the rules");
            case Refusal.OthersCameFirst _ ->
                new Answer(HttpStatus.SERVICE_UNAVAILABLE, "OthersCameFirst", "The consent is being changed by others");
        };
    }

    private static Answer conflict(String refusal, String message) {
        return new Answer(HttpStatus.CONFLICT, refusal, message);
    }
}
