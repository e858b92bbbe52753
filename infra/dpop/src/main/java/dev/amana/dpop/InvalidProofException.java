package dev.amana.dpop;

/** It proves nothing; the message says why, in words for the caller. */
public final class InvalidProofException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidProofException(String why) {
        super(why);
    }
}
