package dev.amana.consent.consents;

import static dev.amana.consent.consents.Given.ACCOUNT;
import static dev.amana.consent.consents.Given.CREATED;
import static dev.amana.consent.consents.Given.EXPIRY;
import static dev.amana.consent.consents.Given.FIRST;
import static dev.amana.consent.consents.Given.ID;
import static dev.amana.consent.consents.Given.LATER;
import static dev.amana.consent.consents.Given.OTHER_ACCOUNT;
import static dev.amana.consent.consents.Given.PSU;
import static dev.amana.consent.consents.Given.SECOND;
import static dev.amana.consent.consents.Given.TPP;
import static dev.amana.consent.consents.Given.attempt;
import static dev.amana.consent.consents.Given.authorise;
import static dev.amana.consent.consents.Given.authorised;
import static dev.amana.consent.consents.Given.create;
import static dev.amana.consent.consents.Given.created;
import static dev.amana.consent.consents.Given.events;
import static dev.amana.consent.consents.Given.fold;
import static dev.amana.consent.consents.Given.noticed;
import static dev.amana.consent.consents.Given.reauthorised;
import static dev.amana.consent.consents.Given.reject;
import static dev.amana.consent.consents.Given.rejected;
import static dev.amana.consent.consents.Given.revoke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.consent.consents.ConsentCommand.NoticeExpiry;
import dev.amana.consent.consents.ConsentEvent.ConsentAuthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.ConsentEvent.ConsentExpiryNoticed;
import dev.amana.consent.consents.ConsentEvent.ConsentReauthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentRejected;
import dev.amana.consent.consents.ConsentEvent.ConsentRevoked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsentLifeTest {

    private static final TransactionPeriod ALL_TIME = new TransactionPeriod(Optional.empty(), Optional.empty());
    private static final Permissions BASIC = new Permissions(List.of(Permission.READ_ACCOUNTS_BASIC));

    @Test
    void aConsentWithoutExpiryHoldsTwelveMonths() {
        assertThat(Decider.decide(create(new RequestedTerms(BASIC, Optional.empty(), ALL_TIME))))
                .isEqualTo(new Decision.Happens(new ConsentCreated(
                        ID,
                        CREATED,
                        TPP,
                        List.of(Permission.READ_ACCOUNTS_BASIC),
                        Instant.parse("2027-11-21T02:00:00.123Z"),
                        false,
                        Optional.empty(),
                        Optional.empty())));
    }

    @Test
    void aConsentThatBreaksTheRulesIsNotCreated() {
        RequestedTerms terms = new RequestedTerms(new Permissions(List.of()), Optional.of(CREATED), ALL_TIME);
        assertThat(Decider.decide(create(terms)))
                .isEqualTo(new Decision.Refused(new Refusal.InvalidTerms(
                        List.of(TermsViolation.NO_PERMISSIONS, TermsViolation.EXPIRATION_NOT_IN_FUTURE))));
    }

    @Test
    void authorisationNamesThePsuAndEachAccountOnce() {
        assertThat(events(created()).when(authorise(LATER, FIRST, PSU, ACCOUNT, OTHER_ACCOUNT, ACCOUNT)))
                .isEqualTo(new Decision.Happens(
                        new ConsentAuthorised(ID, LATER, FIRST, PSU, List.of(ACCOUNT, OTHER_ACCOUNT))));
    }

    @Test
    void reauthenticationMayChangeTheAccountsAndNothingElse() {
        assertThat(events(created(), authorised()).when(authorise(LATER, SECOND, PSU, OTHER_ACCOUNT)))
                .isEqualTo(
                        new Decision.Happens(new ConsentReauthorised(ID, LATER, SECOND, PSU, List.of(OTHER_ACCOUNT))));
        Consent before = fold(created(), authorised());
        Consent after = fold(created(), authorised(), reauthorised(SECOND, OTHER_ACCOUNT));
        assertThat(after.terms()).isEqualTo(before.terms());
        assertThat(((Consent.Authorised) after).authorisation())
                .isEqualTo(new Authorisation(PSU, List.of(OTHER_ACCOUNT), 2));
    }

    @Test
    void aLateRetryOfAnEarlierAttemptIsNoReauthentication() {
        Given given = events(created(), authorised(), reauthorised(SECOND, OTHER_ACCOUNT));
        assertThat(given.when(authorise(LATER, FIRST, PSU, ACCOUNT))).isEqualTo(new Decision.AlreadySo());
        Consent consent = fold(created(), authorised(), reauthorised(SECOND, OTHER_ACCOUNT));
        assertThat(consent.attempt(FIRST).orElseThrow().sequence()).isEqualTo(1);
        assertThat(consent.attempt(SECOND).orElseThrow().sequence()).isEqualTo(2);
        assertThat(consent.attempt(attempt(3))).isEmpty();
    }

    @Test
    void theOrderOfAccountsDoesNotMakeAnotherAttempt() {
        ConsentAuthorised both = new ConsentAuthorised(ID, LATER, FIRST, PSU, List.of(ACCOUNT, OTHER_ACCOUNT));
        assertThat(events(created(), both).when(authorise(LATER, FIRST, PSU, OTHER_ACCOUNT, ACCOUNT)))
                .isEqualTo(new Decision.AlreadySo());
    }

    @Test
    void anEventNeverHappensBeforeTheOneBeforeIt() {
        Instant earlier = CREATED.minusSeconds(5);
        assertThat(events(created()).when(authorise(earlier, FIRST, PSU, ACCOUNT)))
                .isEqualTo(new Decision.Happens(new ConsentAuthorised(ID, CREATED, FIRST, PSU, List.of(ACCOUNT))));
        assertThat(events(created(), authorised()).when(revoke(CREATED)))
                .isEqualTo(new Decision.Happens(new ConsentRevoked(ID, LATER, new RevokedBy.Tpp())));
    }

    @Test
    void aConsentHoldsToItsLastMillisecondAndNotOneLonger() {
        Consent consent = fold(created(), authorised());
        assertThat(consent.at(EXPIRY.minusMillis(1))).isInstanceOf(Consent.Authorised.class);
        assertThat(consent.at(EXPIRY)).isInstanceOf(Consent.Expired.class);
        assertThat(events(created()).when(authorise(EXPIRY.minusMillis(1), FIRST, PSU, ACCOUNT)))
                .isInstanceOf(Decision.Happens.class);
        assertThat(events(created()).when(authorise(EXPIRY, FIRST, PSU, ACCOUNT)))
                .isEqualTo(new Decision.Refused(new Refusal.AlreadyExpired()));
    }

    @Test
    void aRejectedConsentStaysRejectedPastItsExpiry() {
        assertThat(fold(created(), rejected()).at(EXPIRY.plusSeconds(1))).isInstanceOf(Consent.Rejected.class);
    }

    @Test
    void rejectionSaysWhyAndByWhichAttempt() {
        assertThat(events(created()).when(reject(LATER, FIRST)))
                .isEqualTo(new Decision.Happens(new ConsentRejected(
                        ID, LATER, RejectionReason.PSU_DECLINED, Optional.of(FIRST), Optional.of(PSU))));
    }

    @Test
    void theBankSaysWhyItRevokes() {
        assertThat(events(created()).when(new ConsentCommand.RevokeConsent(ID, LATER, Given.BANK)))
                .isEqualTo(new Decision.Happens(
                        new ConsentRevoked(ID, LATER, new RevokedBy.Bank(new RevocationReason("fraud")))));
    }

    @Test
    void aNoticeTakesANumberAndChangesNothingElse() {
        Consent before = fold(created(), authorised());
        Consent after = fold(created(), authorised(), noticed(30));
        assertThat(after.terms()).isEqualTo(before.terms());
        assertThat(((Consent.Authorised) after).authorisation())
                .isEqualTo(((Consent.Authorised) before).authorisation());
        assertThat(after.trail().attempts()).isEqualTo(before.trail().attempts());
        assertThat(after.trail().sequence()).isEqualTo(2);
        Instant last = EXPIRY.minusMillis(1);
        assertThat(events(created(), authorised(), noticed(30)).when(authorise(last, SECOND, PSU, OTHER_ACCOUNT)))
                .isEqualTo(
                        new Decision.Happens(new ConsentReauthorised(ID, last, SECOND, PSU, List.of(OTHER_ACCOUNT))));
    }

    @Test
    void aNoticeIsDueOnItsDayAndNotBefore() {
        Instant day = EXPIRY.minus(Duration.ofDays(30));
        Given given = events(created(), authorised());
        assertThat(given.when(new NoticeExpiry(ID, day.minusMillis(1), 30)))
                .isEqualTo(new Decision.Refused(new Refusal.NoticeNotDue()));
        assertThat(given.when(new NoticeExpiry(ID, day, 30)))
                .isEqualTo(new Decision.Happens(new ConsentExpiryNoticed(ID, day, 30)));
    }

    @Test
    void theTrailCountsEvents() {
        assertThat(fold(created()).trail().sequence()).isZero();
        assertThat(fold(created(), authorised(), reauthorised(SECOND, ACCOUNT), Given.revoked())
                        .trail()
                        .sequence())
                .isEqualTo(3);
    }

    @Test
    void aConsentIsCreatedOnce() {
        Consent consent = fold(created());
        assertThatThrownBy(() -> consent.after(created())).isInstanceOf(IllegalStateException.class);
    }
}
