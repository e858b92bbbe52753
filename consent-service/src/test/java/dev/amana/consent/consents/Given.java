package dev.amana.consent.consents;

import dev.amana.consent.consents.ConsentCommand.AuthoriseConsent;
import dev.amana.consent.consents.ConsentCommand.ChangeConsent;
import dev.amana.consent.consents.ConsentCommand.CreateConsent;
import dev.amana.consent.consents.ConsentCommand.RejectConsent;
import dev.amana.consent.consents.ConsentCommand.RevokeConsent;
import dev.amana.consent.consents.ConsentEvent.ConsentAuthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.ConsentEvent.ConsentExpired;
import dev.amana.consent.consents.ConsentEvent.ConsentExpiryNoticed;
import dev.amana.consent.consents.ConsentEvent.ConsentReauthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentRejected;
import dev.amana.consent.consents.ConsentEvent.ConsentRevoked;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The people, ids and times of the tests, and the sentences they are used in. */
final class Given {

    static final ConsentId ID = new ConsentId("glBChqDKSK2SkOUS3n1pOQ");
    static final ClientId TPP = new ClientId("tpp-one");
    static final ClientId OTHER_TPP = new ClientId("tpp-two");
    static final PsuId PSU = new PsuId("psu-1");
    static final PsuId OTHER_PSU = new PsuId("psu-2");
    static final AccountId ACCOUNT = new AccountId("Zz83yzNPQv6u5aWQbCwQWQ");
    static final AccountId OTHER_ACCOUNT = new AccountId("rvLMP0Y1T1uItFyryIwqYQ");
    static final AttemptId FIRST = attempt(1);
    static final AttemptId SECOND = attempt(2);
    static final Revoker.Bank BANK = new Revoker.Bank(new StaffId("staff-7"), new RevocationReason("fraud"));
    static final Instant CREATED = Instant.parse("2026-11-21T02:00:00.123Z");
    static final Instant LATER = CREATED.plusSeconds(60);
    static final Instant EXPIRY = Instant.parse("2027-02-21T00:00:00Z");

    private final Consent consent;

    private Given(Consent consent) {
        this.consent = consent;
    }

    static Given events(ConsentEvent... events) {
        return new Given(fold(events));
    }

    static Consent fold(ConsentEvent... events) {
        Consent consent = Consent.from((ConsentCreated) events[0]);
        for (ConsentEvent event : Arrays.asList(events).subList(1, events.length)) {
            consent = consent.after(event);
        }
        return consent;
    }

    Decision when(ChangeConsent command) {
        return Decider.decide(consent, command);
    }

    static AttemptId attempt(int number) {
        return new AttemptId(new UUID(0, number));
    }

    static ConsentCreated created() {
        return new ConsentCreated(
                ID,
                CREATED,
                TPP,
                List.of(Permission.READ_ACCOUNTS_BASIC),
                EXPIRY,
                true,
                Optional.empty(),
                Optional.empty());
    }

    static ConsentAuthorised authorised() {
        return new ConsentAuthorised(ID, LATER, FIRST, PSU, List.of(ACCOUNT));
    }

    static ConsentReauthorised reauthorised(AttemptId attempt, AccountId... accounts) {
        return new ConsentReauthorised(ID, LATER, attempt, PSU, List.of(accounts));
    }

    static ConsentRejected rejected() {
        return new ConsentRejected(ID, LATER, RejectionReason.PSU_DECLINED, Optional.of(FIRST), Optional.of(PSU));
    }

    static ConsentRevoked revoked() {
        return new ConsentRevoked(ID, LATER, new RevokedBy.Tpp());
    }

    static ConsentExpired expired() {
        return new ConsentExpired(ID, EXPIRY);
    }

    static ConsentExpiryNoticed noticed(int daysBefore) {
        return new ConsentExpiryNoticed(
                ID, EXPIRY.minus(Duration.ofDays(daysBefore)).plusSeconds(1), daysBefore);
    }

    static AuthoriseConsent authorise(Instant at, AttemptId attempt, PsuId psu, AccountId... accounts) {
        return new AuthoriseConsent(ID, at, attempt, TPP, psu, List.of(accounts));
    }

    static RejectConsent reject(Instant at, AttemptId attempt) {
        return new RejectConsent(ID, at, attempt, TPP, Optional.of(PSU), RejectionReason.PSU_DECLINED);
    }

    static RevokeConsent revoke(Instant at) {
        return new RevokeConsent(ID, at, new Revoker.Tpp(TPP));
    }

    static CreateConsent create(RequestedTerms terms) {
        return new CreateConsent(ID, CREATED, TPP, terms);
    }
}
