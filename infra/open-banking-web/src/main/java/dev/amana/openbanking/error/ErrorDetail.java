package dev.amana.openbanking.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Optional;

/**
 * One thing that is wrong, and where: {@code path} is the JSON path of the field, such as {@code Data.Permissions[2]},
 * or the name of the parameter or header (docs/reference/bobf-api.md §7). The message never holds a PSU's data.
 */
@JsonPropertyOrder({"ErrorCode", "Message", "Path"})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ErrorDetail(
        @JsonProperty("ErrorCode") ErrorCode errorCode,
        @JsonProperty("Message") String message,
        @JsonProperty("Path") Optional<String> path) {

    public static ErrorDetail of(ErrorCode errorCode, String message) {
        return new ErrorDetail(errorCode, message, Optional.empty());
    }

    public static ErrorDetail at(String path, ErrorCode errorCode, String message) {
        return new ErrorDetail(errorCode, message, Optional.of(path));
    }
}
