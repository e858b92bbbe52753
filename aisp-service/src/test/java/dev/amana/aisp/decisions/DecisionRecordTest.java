package dev.amana.aisp.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Call;
import dev.amana.aisp.access.ConsentFacts;
import dev.amana.aisp.access.ConsentId;
import dev.amana.aisp.access.ConsentStatus;
import dev.amana.aisp.access.Decision;
import dev.amana.aisp.access.Decision.Outcome;
import dev.amana.aisp.access.Knowledge;
import dev.amana.aisp.access.Period;
import dev.amana.aisp.access.PresentedToken;
import dev.amana.aisp.access.PsuId;
import dev.amana.aisp.access.Rule;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.permissions.Endpoint;
import dev.amana.aisp.permissions.Permission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A decision is written as its golden example. */
class DecisionRecordTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final ConsentId CONSENT = new ConsentId("glBChqDKSK2SkOUS3n1pOQ");
    private static final Set<AccountId> ACCOUNTS = Set.of(new AccountId("Zz83yzNPQv6u5aWQbCwQWQ"));
    private static final Knowledge.Source FRESH = new Knowledge.Source.Projection(Optional.of(NOW.minusMillis(300)));

    @Test
    void aPermittedCall() throws IOException {
        var facts = facts(ConsentStatus.AUTHORISED);
        assertThat(written(facts, new Outcome.Passes(new Permitted(facts, ACCOUNTS)), 200))
                .isEqualTo(golden("permitted"));
    }

    @Test
    void aRefusedCall() throws IOException {
        assertThat(written(facts(ConsentStatus.REVOKED), new Outcome.Fails(Rule.CONSENT_AUTHORISED), 401))
                .isEqualTo(golden("refused"));
    }

    private static String written(ConsentFacts facts, Outcome outcome, int status) {
        var token = new PresentedToken(
                PresentedToken.Kind.RESOURCE,
                "tpp-one",
                Set.of("accounts"),
                Optional.of(CONSENT),
                OptionalLong.of(1),
                Optional.of("grant-1"),
                "jti-1",
                NOW.minusSeconds(60),
                NOW.plusSeconds(840),
                "the token itself");
        var knowledge = new Knowledge(
                new Knowledge.OfConsent(Optional.of(facts), FRESH), new Knowledge.OfRevocation(false, FRESH));
        var record = DecisionRecord.of(
                UUID.fromString("5a0e9a2c-6a34-4f0e-8f0b-0c1d2e3f4a5b"),
                UUID.fromString("93bac548-d2de-4546-b106-880a5018460d"),
                new Call(token, Endpoint.ACCOUNTS, Optional.empty()),
                new Decision(NOW, Duration.ofSeconds(2), Optional.of(knowledge), outcome),
                status);
        assertThat(record.key()).isEqualTo(CONSENT.value());
        return new String(record.bytes(), StandardCharsets.UTF_8);
    }

    private static ConsentFacts facts(ConsentStatus status) {
        return new ConsentFacts(
                CONSENT,
                1,
                "tpp-one",
                status,
                Instant.parse("2027-11-21T10:00:00Z"),
                Set.of(Permission.READ_ACCOUNTS_BASIC),
                Period.UNBOUNDED,
                Optional.of(new PsuId("psu-1")),
                ACCOUNTS,
                OptionalLong.of(1));
    }

    private static String golden(String example) throws IOException {
        return Files.readString(Path.of("contract/golden/access-decisions.v1." + example + ".json"));
    }
}
