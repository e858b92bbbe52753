package dev.amana.consent.replay;

import dev.amana.consent.consents.ConsentEvent;
import java.util.List;

/** A consent and all that ever happened to it, in order. */
record History(String consentId, List<ConsentEvent> events) {}
