package dev.amana.aisp.access;

import java.time.Instant;
import java.util.Optional;

/** All that this service knows about one call's consent and token, and how old that knowledge is. */
public record Knowledge(OfConsent consent, OfRevocation revocation) {

    /** Where knowledge comes from. */
    public sealed interface Source {

        /** Our projection, complete up to a moment on the publisher's clock; none if it has never been told of one. */
        record Projection(Optional<Instant> asOf) implements Source {}

        /** The service that owns the fact answered just now. */
        record Authority() implements Source {}
    }

    /** The consent that the token names, if there is one. */
    public record OfConsent(Optional<ConsentFacts> facts, Source source) {}

    /** Whether the token, its grant or its client has been revoked since the token was issued. */
    public record OfRevocation(boolean revoked, Source source) {}

    Knowledge with(OfConsent fresher) {
        return new Knowledge(fresher, revocation);
    }

    Knowledge with(OfRevocation fresher) {
        return new Knowledge(consent, fresher);
    }
}
