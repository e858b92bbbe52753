package dev.amana.token.consents.decide;

/** The consent service did not answer, or not in a way we understand; whatever was asked may be asked again. */
public class ConsentServiceSilentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConsentServiceSilentException(String message, Throwable cause) {
        super(message, cause);
    }
}
