package dev.amana.consent.consents;

import static dev.amana.consent.consents.Given.CREATED;
import static dev.amana.consent.consents.Permission.READ_ACCOUNTS_BASIC;
import static dev.amana.consent.consents.Permission.READ_ACCOUNTS_DETAIL;
import static dev.amana.consent.consents.Permission.READ_BALANCES;
import static dev.amana.consent.consents.Permission.READ_TRANSACTIONS_BASIC;
import static dev.amana.consent.consents.Permission.READ_TRANSACTIONS_CREDITS;
import static dev.amana.consent.consents.Permission.READ_TRANSACTIONS_DEBITS;
import static dev.amana.consent.consents.Permission.READ_TRANSACTIONS_DETAIL;
import static dev.amana.consent.consents.TermsViolation.ACCOUNTS_PERMISSION_MISSING;
import static dev.amana.consent.consents.TermsViolation.EXPIRATION_NOT_IN_FUTURE;
import static dev.amana.consent.consents.TermsViolation.EXPIRATION_TOO_FAR;
import static dev.amana.consent.consents.TermsViolation.NO_PERMISSIONS;
import static dev.amana.consent.consents.TermsViolation.TRANSACTIONS_DEPTH_MISSING;
import static dev.amana.consent.consents.TermsViolation.TRANSACTIONS_DIRECTION_MISSING;
import static dev.amana.consent.consents.TermsViolation.TRANSACTION_PERIOD_REVERSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestedTermsTest {

    private static final TransactionPeriod ALL_TIME = new TransactionPeriod(Optional.empty(), Optional.empty());

    @Test
    void allTwentyPermissionsTogetherAreFine() {
        assertThat(Permission.values()).hasSize(20);
        assertThat(violations(Permission.values())).isEmpty();
    }

    @Test
    void basicOrDetailOfAccountsIsRequired() {
        assertThat(violations(READ_ACCOUNTS_BASIC)).isEmpty();
        assertThat(violations(READ_ACCOUNTS_DETAIL)).isEmpty();
        assertThat(violations(READ_BALANCES)).containsExactly(ACCOUNTS_PERMISSION_MISSING);
        assertThat(violations()).containsExactly(NO_PERMISSIONS);
    }

    @Test
    void transactionsNeedBothDepthAndDirection() {
        for (Permission depth : List.of(READ_TRANSACTIONS_BASIC, READ_TRANSACTIONS_DETAIL)) {
            assertThat(violations(READ_ACCOUNTS_BASIC, depth)).containsExactly(TRANSACTIONS_DIRECTION_MISSING);
            for (Permission direction : List.of(READ_TRANSACTIONS_CREDITS, READ_TRANSACTIONS_DEBITS)) {
                assertThat(violations(READ_ACCOUNTS_BASIC, direction)).containsExactly(TRANSACTIONS_DEPTH_MISSING);
                assertThat(violations(READ_ACCOUNTS_BASIC, depth, direction)).isEmpty();
            }
        }
    }

    @Test
    void expiryIsBetweenNowAndTwelveMonths() {
        Instant inTwelveMonths = Instant.parse("2027-11-21T02:00:00.123Z");
        assertThat(expiring(CREATED)).containsExactly(EXPIRATION_NOT_IN_FUTURE);
        assertThat(expiring(CREATED.plusMillis(1))).isEmpty();
        assertThat(expiring(inTwelveMonths)).isEmpty();
        assertThat(expiring(inTwelveMonths.plusMillis(1))).containsExactly(EXPIRATION_TOO_FAR);
    }

    @Test
    void twelveMonthsFromALeapDayEndOnTheLastOfFebruary() {
        Instant leapDay = Instant.parse("2028-02-29T10:00:00Z");
        assertThat(new RequestedTerms(permissions(READ_ACCOUNTS_BASIC), Optional.empty(), ALL_TIME)
                        .effectiveExpiry(leapDay))
                .isEqualTo(Instant.parse("2029-02-28T10:00:00Z"));
    }

    @Test
    void theTransactionPeriodRunsForward() {
        Instant from = Instant.parse("2018-01-01T00:00:00Z");
        assertThat(during(from, from)).isEmpty();
        assertThat(during(from, from.plusMillis(1))).isEmpty();
        assertThat(during(from, from.minusMillis(1))).containsExactly(TRANSACTION_PERIOD_REVERSED);
    }

    @Test
    void permissionsKeepTheirOrderAndLoseTheirDoubles() {
        assertThat(permissions(READ_BALANCES, READ_ACCOUNTS_BASIC, READ_BALANCES)
                        .list())
                .containsExactly(READ_BALANCES, READ_ACCOUNTS_BASIC);
    }

    private static List<TermsViolation> violations(Permission... permissions) {
        return new RequestedTerms(permissions(permissions), Optional.empty(), ALL_TIME).violations(CREATED);
    }

    private static List<TermsViolation> expiring(Instant expiration) {
        return new RequestedTerms(permissions(READ_ACCOUNTS_BASIC), Optional.of(expiration), ALL_TIME)
                .violations(CREATED);
    }

    private static List<TermsViolation> during(Instant from, Instant to) {
        TransactionPeriod period = new TransactionPeriod(Optional.of(from), Optional.of(to));
        return new RequestedTerms(permissions(READ_ACCOUNTS_BASIC), Optional.empty(), period).violations(CREATED);
    }

    private static Permissions permissions(Permission... permissions) {
        return Permissions.of(List.of(permissions));
    }
}
