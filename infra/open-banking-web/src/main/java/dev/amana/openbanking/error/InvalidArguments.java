package dev.amana.openbanking.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says which parameters or fields did not pass their validation. */
final class InvalidArguments {

    private static final ErrorDetail UNKNOWN =
            ErrorDetail.of(ErrorCode.RESOURCE_INVALID_FORMAT, "The request is not valid");

    private InvalidArguments() {}

    static List<ErrorDetail> errors(BindingResult result) {
        var errors = new ArrayList<ErrorDetail>();
        for (FieldError error : result.getFieldErrors()) {
            errors.add(detail(apiPath(error.getField()), error.getCode(), message(error)));
        }
        result.getGlobalErrors()
                .forEach(error -> errors.add(ErrorDetail.of(ErrorCode.RESOURCE_INVALID_FORMAT, message(error))));
        return errors.isEmpty() ? List.of(UNKNOWN) : errors;
    }

    static List<ErrorDetail> errors(MethodValidationResult result) {
        var errors = new ArrayList<ErrorDetail>();
        for (ParameterValidationResult parameter : result.getParameterValidationResults()) {
            if (parameter instanceof ParameterErrors fields) {
                fields.getFieldErrors()
                        .forEach(error ->
                                errors.add(detail(apiPath(error.getField()), error.getCode(), message(error))));
            } else {
                String name = Objects.requireNonNullElse(
                        parameter.getMethodParameter().getParameterName(), "parameter");
                parameter
                        .getResolvableErrors()
                        .forEach(error -> errors.add(ErrorDetail.at(name, ErrorCode.FIELD_INVALID, message(error))));
            }
        }
        return errors.isEmpty() ? List.of(UNKNOWN) : errors;
    }

    static ErrorDetail error(TypeMismatchException mismatch) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(mismatch.getPropertyName(), "parameter");
        for (Throwable at = mismatch; at != null; at = at.getCause()) {
            if (at instanceof InvalidField invalid) {
                return invalid.at(name);
            }
        }
        boolean date = mismatch.getRequiredType() != null
                && mismatch.getRequiredType().getPackageName().equals("java.time");
        return ErrorDetail.at(
                name,
                date ? ErrorCode.FIELD_INVALID_DATE : ErrorCode.FIELD_INVALID,
                "The value of this parameter is not valid");
    }

    private static ErrorDetail detail(
            String path, @org.jspecify.annotations.Nullable String constraint, String message) {
        boolean missing =
                "NotNull".equals(constraint) || "NotEmpty".equals(constraint) || "NotBlank".equals(constraint);
        return ErrorDetail.at(path, missing ? ErrorCode.FIELD_MISSING : ErrorCode.FIELD_INVALID, message);
    }

    private static String message(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "not valid");
    }

    /** The API's names begin with a capital where ours do not: {@code data.permissions[2]} is Data.Permissions[2]. */
    private static String apiPath(String property) {
        var path = new StringBuilder();
        for (String segment : property.split("\\.", -1)) {
            path.append(path.isEmpty() ? "" : ".");
            path.append(segment.isEmpty() ? "" : Character.toUpperCase(segment.charAt(0)) + segment.substring(1));
        }
        return path.toString();
    }
}
