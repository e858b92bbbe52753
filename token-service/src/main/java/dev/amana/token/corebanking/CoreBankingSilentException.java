package dev.amana.token.corebanking;

/** Core banking did not answer in time, or too many questions are already waiting; nothing was decided and it may be asked again. */
public class CoreBankingSilentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CoreBankingSilentException(String message) {
        super(message);
    }

    CoreBankingSilentException(String message, Throwable cause) {
        super(message, cause);
    }
}
