package dev.amana.openbanking.error;

/**
 * Thrown by the constructor of a request's value: its code and message become the caller's error, at the path where
 * the value stood. Any other exception there becomes a plain {@code BH.OBF.Field.Invalid}.
 */
public final class InvalidField extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public InvalidField(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    ErrorDetail at(String path) {
        return ErrorDetail.at(path, code, String.valueOf(getMessage()));
    }
}
