package dev.amana.consent.http;

import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.AttemptId;
import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.ConsentCommand;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.RejectionReason;
import dev.amana.consent.consents.RevocationReason;
import dev.amana.consent.consents.Revoker;
import dev.amana.consent.consents.StaffId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Something that is done to a consent, in plain words. Empty words mean that there is none. */
record Step(String what, Duration at, String tpp, String psu, String attempt, List<String> accounts, int days) {

    static final String TPP = "tpp-one";

    /** Any step, at this time after the consent's creation; the likely ones more often. */
    static Step random(Random random, Duration at) {
        String tpp = random.nextInt(20) == 0 ? "tpp-two" : TPP;
        String psu = random.nextInt(5) == 0 ? "psu-2" : "psu-1";
        String attempt = "attempt-" + random.nextInt(4);
        List<String> accounts = List.of(List.of("a"), List.of("a", "b"), List.of("b", "a"), List.<String>of())
                .get(Math.min(random.nextInt(10), 3));
        int days = List.of(1, 7, 30).get(random.nextInt(3));
        String what = List.of(
                        "authorise",
                        "authorise",
                        "authorise",
                        "authorise",
                        "reject",
                        "revoke as TPP",
                        "revoke as PSU",
                        "revoke as bank",
                        "reject unfinished",
                        "record expiry",
                        "notice",
                        "notice",
                        "notice")
                .get(random.nextInt(13));
        if (what.equals("reject") && random.nextInt(3) == 0) {
            psu = "";
        }
        return new Step(what, at, tpp, psu, attempt, accounts, days);
    }

    ConsentCommand command(ConsentId id, Instant createdAt, UUID salt) {
        Instant instant = createdAt.plus(at);
        AttemptId attemptId = new AttemptId(UUID.nameUUIDFromBytes((salt + attempt).getBytes(StandardCharsets.UTF_8)));
        return switch (what) {
            case "authorise" ->
                new ConsentCommand.AuthoriseConsent(
                        id,
                        instant,
                        attemptId,
                        new ClientId(tpp),
                        new PsuId(psu),
                        accounts.stream().map(AccountId::new).toList());
            case "reject" ->
                new ConsentCommand.RejectConsent(
                        id,
                        instant,
                        attemptId,
                        new ClientId(tpp),
                        Optional.of(psu).filter(text -> !text.isEmpty()).map(PsuId::new),
                        RejectionReason.PSU_DECLINED);
            case "revoke as TPP" -> new ConsentCommand.RevokeConsent(id, instant, new Revoker.Tpp(new ClientId(tpp)));
            case "revoke as PSU" ->
                new ConsentCommand.RevokeConsent(id, instant, new Revoker.Psu(new PsuId(psu), Optional.of(attemptId)));
            case "revoke as bank" ->
                new ConsentCommand.RevokeConsent(
                        id, instant, new Revoker.Bank(new StaffId("staff-7"), new RevocationReason("fraud")));
            case "reject unfinished" -> new ConsentCommand.RejectUnfinished(id, instant);
            case "record expiry" -> new ConsentCommand.RecordExpiry(id, instant);
            case "notice" -> new ConsentCommand.NoticeExpiry(id, instant, days);
            default -> throw new IllegalArgumentException(what);
        };
    }
}
