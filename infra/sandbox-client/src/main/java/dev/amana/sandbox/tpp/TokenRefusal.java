package dev.amana.sandbox.tpp;

/** The token endpoint said no, with the error code of RFC 6749 §5.2. */
public final class TokenRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    TokenRefusal(int status, String code) {
        super(status + " " + code);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
