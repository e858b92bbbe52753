package dev.amana.token.authorizeapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The error body of docs/reference/bobf-api.md §7. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record ApiError(String code, String id, String message, List<Detail> errors) {

    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Detail(
            String errorCode, String message, @Nullable String path) {}
}
