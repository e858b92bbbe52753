package dev.amana.consent.internalapi;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** The consent is rejected, now or since the attempt was first told. */
@JsonPropertyOrder({"consentId", "status"})
record RejectionAnswer(String consentId, String status) {}
