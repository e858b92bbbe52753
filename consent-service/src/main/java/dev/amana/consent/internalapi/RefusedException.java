package dev.amana.consent.internalapi;

import dev.amana.consent.consents.Refusal;

/** Carries a refusal from an endpoint to the one place that says it in HTTP. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.toString());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
