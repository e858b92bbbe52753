package dev.amana.openbanking.error;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.amana.openbanking.interaction.InteractionId;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * The body of every answer that is not a success (docs/reference/bobf-api.md §7): {@code code} such as
 * {@code 400 BadRequest}, {@code id} the interaction id, one or more errors.
 */
@JsonPropertyOrder({"Code", "Id", "Message", "Errors"})
public record OpenBankingError(
        @JsonProperty("Code") String code,
        @JsonProperty("Id") String id,
        @JsonProperty("Message") String message,
        @JsonProperty("Errors") List<ErrorDetail> errors) {

    public OpenBankingError {
        errors = List.copyOf(errors);
    }

    static OpenBankingError of(HttpStatusCode status, InteractionId id, List<ErrorDetail> errors) {
        String reason = reason(status);
        String message = errors.size() == 1 ? errors.getFirst().message() : errors.size() + " errors";
        return new OpenBankingError(status.value() + " " + reason.replace(" ", ""), id.toString(), message, errors);
    }

    private static String reason(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        if (known != null) {
            return known.getReasonPhrase();
        }
        return status.is4xxClientError() ? "Client Error" : "Server Error";
    }
}
