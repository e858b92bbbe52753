package dev.amana.token.corebanking;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.UUID;

/**
 * A record on {@code core-banking.sms.v1}, keyed by PSU.
 *
 * @param jwe {@code {"text": …}}, sealed
 */
@JsonPropertyOrder({"schema", "messageId", "psuId", "jwe", "sentAt"})
record SmsRecord(int schema, UUID messageId, String psuId, String jwe, Instant sentAt) {}
