package dev.amana.aisp.bank;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A consent as consent-service would publish it and answer about it. */
public record TestConsent(
        String consentId,
        long sequence,
        String clientId,
        String status,
        Instant expiration,
        List<String> permissions,
        Optional<Instant> from,
        Optional<Instant> to,
        List<String> accountIds,
        OptionalLong lastAuthorisedSeq) {

    public static final String S2_ACCOUNT = "Zz83yzNPQv6u5aWQbCwQWQ";
    public static final List<String> ALL_PERMISSIONS = Stream.of(dev.amana.aisp.permissions.Permission.values())
            .map(dev.amana.aisp.permissions.Permission::code)
            .toList();

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A fresh consent of tpp-one, authorised for S2's account with every permission. */
    public static TestConsent authorised() {
        var id = new byte[16];
        RANDOM.nextBytes(id);
        return new TestConsent(
                Base64.getUrlEncoder().withoutPadding().encodeToString(id),
                1,
                "tpp-one",
                "Authorised",
                Instant.now().plus(Duration.ofDays(30)),
                ALL_PERMISSIONS,
                Optional.empty(),
                Optional.empty(),
                List.of(S2_ACCOUNT),
                OptionalLong.of(1));
    }

    public TestConsent withPermissions(String... codes) {
        return new TestConsent(
                consentId,
                sequence,
                clientId,
                status,
                expiration,
                List.of(codes),
                from,
                to,
                accountIds,
                lastAuthorisedSeq);
    }

    public TestConsent withPeriod(Instant start, Instant end) {
        return new TestConsent(
                consentId,
                sequence,
                clientId,
                status,
                expiration,
                permissions,
                Optional.of(start),
                Optional.of(end),
                accountIds,
                lastAuthorisedSeq);
    }

    public TestConsent withStatus(String next) {
        return new TestConsent(
                consentId,
                sequence + 1,
                clientId,
                next,
                expiration,
                permissions,
                from,
                to,
                accountIds,
                lastAuthorisedSeq);
    }

    public TestConsent withExpiration(Instant instant) {
        return new TestConsent(
                consentId, sequence, clientId, status, instant, permissions, from, to, accountIds, lastAuthorisedSeq);
    }

    public TestConsent ofClient(String client) {
        return new TestConsent(
                consentId, sequence, client, status, expiration, permissions, from, to, accountIds, lastAuthorisedSeq);
    }

    public TestConsent reauthorised() {
        return new TestConsent(
                consentId,
                sequence + 1,
                clientId,
                status,
                expiration,
                permissions,
                from,
                to,
                accountIds,
                OptionalLong.of(sequence + 1));
    }

    /** The value of its record in {@code consents.v1}. */
    byte[] record() {
        var record = JsonNodeFactory.instance.objectNode();
        record.put("schema", 1)
                .put("consentId", consentId)
                .put("sequence", sequence)
                .put("event", "Consent" + status)
                .put("eventId", "00000000-0000-4000-8000-000000000000")
                .put("occurredAt", Instant.now().toString())
                .put("unknown", "to be passed over");
        record.set("state", state().put("unknown", "to be passed over"));
        return JSON.writeValueAsBytes(record);
    }

    /** The answer of {@code GET /internal/consents/{ConsentId}}. */
    byte[] answer() {
        var answer = state();
        answer.put("consentId", consentId)
                .put("sequence", sequence)
                .put("asOf", Instant.now().toString());
        return JSON.writeValueAsBytes(answer);
    }

    private ObjectNode state() {
        var state = JsonNodeFactory.instance.objectNode();
        state.put("clientId", clientId)
                .put("status", status)
                .put("creationDateTime", "2026-11-01T00:00:00Z")
                .put("statusUpdateDateTime", "2026-11-01T00:00:00Z")
                .put("expirationDateTime", expiration.toString())
                .put("psuId", "psu-1");
        permissions.forEach(state.withArray("permissions")::add);
        accountIds.forEach(state.withArray("accountIds")::add);
        from.ifPresent(start -> state.put("transactionFromDateTime", start.toString()));
        to.ifPresent(end -> state.put("transactionToDateTime", end.toString()));
        lastAuthorisedSeq.ifPresent(seq -> state.put("lastAuthorisedSeq", seq));
        return state;
    }
}
