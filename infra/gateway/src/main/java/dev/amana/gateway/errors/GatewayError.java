package dev.amana.gateway.errors;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * The error body of the API (BOBF, error response structure).
 *
 * @param code status and its name, as {@code 404 NotFound}
 * @param id the interaction id that the answer carries too
 */
public record GatewayError(
        @JsonProperty("Code") String code,
        @JsonProperty("Id") String id,
        @JsonProperty("Message") String message,
        @JsonProperty("Errors") List<Detail> errors) {

    /** One reason; the gateway never has more, and never one inside a body. */
    public record Detail(
            @JsonProperty("ErrorCode") String errorCode,
            @JsonProperty("Message") String message) {}

    static GatewayError of(HttpStatus status, String id, String message) {
        String code = status.value() + " " + status.getReasonPhrase().replace(" ", "");
        return new GatewayError(code, id, message, List.of(new Detail(errorCode(status), message)));
    }

    private static String errorCode(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "BH.OBF.Resource.NotFound";
            case BAD_REQUEST, CONTENT_TOO_LARGE, URI_TOO_LONG -> "BH.OBF.Field.Invalid";
            case REQUEST_HEADER_FIELDS_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE -> "BH.OBF.Header.Invalid";
            default -> "BH.OBF.UnexpectedError";
        };
    }
}
