package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Expiry holds by the clock of each call: no instance here carries out what is due, and nothing records the expiry. */
class ExpiryByTheClockTest {

    private final RunningService service = RunningService.shared();
    private final Consents consents = new Consents(service);

    @Test
    void fromItsExpiryOnNoAnswerSaysThatAConsentHolds() {
        Instant expiry = RunningService.CLOCK.instant().plus(Duration.ofHours(1));
        String psu = "psu-" + UUID.randomUUID();
        String id = consents.created("""
            {"Data":{"Permissions":["ReadAccountsBasic"],"ExpirationDateTime":"%s"}}\
            """.formatted(expiry));
        UUID attempt = UUID.randomUUID();
        consents.authorise(id, attempt, psu);

        RunningService.CLOCK.stoppedAt(expiry.minusMillis(1), () -> {
            assertThat(consents.get(id).at("/Data/Status")).isEqualTo("Authorised");
            assertThat(consents.internal(id).at("/status")).isEqualTo("Authorised");
            assertThat(consents.ofPsu("psuId=" + psu).at("/consents/0/status")).isEqualTo("Authorised");
        });
        RunningService.CLOCK.stoppedAt(expiry, () -> {
            assertThat(consents.get(id).at("/Data/Status")).isEqualTo("Revoked");
            assertThat(consents.get(id).at("/Data/StatusReason/0/StatusReasonCode"))
                    .isEqualTo("EXPD");
            assertThat(consents.get(id).at("/Data/StatusUpdateDateTime")).isEqualTo(expiry.toString());
            assertThat(consents.internal(id).at("/status")).isEqualTo("Expired");
            assertThat(consents.ofPsu("psuId=" + psu).at("/consents/0/status")).isEqualTo("Expired");
            assertThat(consents.authorise(id, UUID.randomUUID(), psu).at("/refusal"))
                    .isEqualTo("ConsentExpired");
            assertThat(consents.revokeAsPsu(id, psu).at("/status")).isEqualTo("Expired");
            assertThat(consents.delete(id).at("/Data/StatusReason/0/StatusReasonCode"))
                    .isEqualTo("EXPD");
        });
        assertThat(service.events(id)).isEqualTo(2);
        assertThat(Fold.deadlines(service, id)).isOne();
    }

    @Test
    void noConsentOutlivesTwelveMonths() {
        Instant now = RunningService.CLOCK.instant();
        for (Duration tooLong : List.of(Duration.ofDays(367), Duration.ofDays(5000))) {
            assertThat(service.call("POST", Call.CONSENTS)
                            .token(Consents.tppOne())
                            .json("""
                                {"Data":{"Permissions":["ReadAccountsBasic"],"ExpirationDateTime":"%s"}}\
                                """.formatted(now.plus(tooLong)))
                            .send()
                            .at("/Errors/0/ErrorCode"))
                    .isEqualTo("BH.OBF.Field.InvalidDate");
        }
        String id = consents.authorised();
        RunningService.CLOCK.ahead(
                Duration.ofDays(367),
                () -> assertThat(consents.internal(id).at("/status")).isEqualTo("Expired"));
    }
}
