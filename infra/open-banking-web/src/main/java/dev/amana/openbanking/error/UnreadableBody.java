package dev.amana.openbanking.error;

import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Says which field of a JSON body could not be read, and why, without a word of the reader's own. */
final class UnreadableBody {

    private static final Pattern MISSING_PROPERTY =
            Pattern.compile("^(?:Missing|Null value for)(?: required)? creator property '([^']{1,100})'");

    private UnreadableBody() {}

    static ErrorDetail error(@Nullable Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof JacksonException json) {
                return error(json);
            }
        }
        return ErrorDetail.of(ErrorCode.RESOURCE_INVALID_FORMAT, "A JSON body is required");
    }

    private static ErrorDetail error(JacksonException problem) {
        if (problem instanceof StreamReadException) {
            return ErrorDetail.of(ErrorCode.RESOURCE_INVALID_FORMAT, "The body is not well-formed JSON");
        }
        String path = path(problem.getPath());
        Optional<InvalidField> invalid = cause(problem, InvalidField.class);
        if (invalid.isPresent()) {
            return invalid.get().at(path);
        }
        if (problem instanceof PropertyBindingException unknown) {
            return ErrorDetail.at(withLast(path, unknown), ErrorCode.FIELD_UNEXPECTED, "This field is not expected");
        }
        Optional<String> missing = missing(problem);
        if (missing.isPresent()) {
            return ErrorDetail.at(below(path, missing.get()), ErrorCode.FIELD_MISSING, "This field is required");
        }
        if (cause(problem, DateTimeException.class).isPresent() || wantsDate(problem)) {
            return ErrorDetail.at(
                    path, ErrorCode.FIELD_INVALID_DATE, "This is not an ISO-8601 date-time with an offset");
        }
        return path.isEmpty()
                ? ErrorDetail.of(ErrorCode.RESOURCE_INVALID_FORMAT, "The body is not what is expected here")
                : ErrorDetail.at(path, ErrorCode.FIELD_INVALID, "The value of this field is not valid");
    }

    private static String withLast(String path, PropertyBindingException unknown) {
        return path.isEmpty() ? String.valueOf(unknown.getPropertyName()) : path;
    }

    private static String below(String path, String property) {
        boolean named = path.equals(property) || path.endsWith("." + property);
        return named ? path : path.isEmpty() ? property : path + "." + property;
    }

    private static Optional<String> missing(JacksonException problem) {
        if (problem instanceof InvalidNullException && !problem.getPath().isEmpty()) {
            String path = path(problem.getPath());
            return Optional.of(path.substring(path.lastIndexOf('.') + 1));
        }
        String message = problem.getOriginalMessage();
        Matcher matcher = MISSING_PROPERTY.matcher(message == null ? "" : message);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static boolean wantsDate(JacksonException problem) {
        return problem instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().getPackageName().equals("java.time");
    }

    private static <T extends Throwable> Optional<T> cause(Throwable problem, Class<T> type) {
        for (Throwable at = problem.getCause(); at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }

    private static String path(List<JacksonException.Reference> references) {
        var path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }
}
