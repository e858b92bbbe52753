package dev.amana.consent.consents;

import static dev.amana.consent.consents.Permission.READ_ACCOUNTS_BASIC;
import static dev.amana.consent.consents.Permission.READ_ACCOUNTS_DETAIL;
import static dev.amana.consent.consents.Permission.READ_TRANSACTIONS_BASIC;
import static dev.amana.consent.consents.Permission.READ_TRANSACTIONS_CREDITS;
import static dev.amana.consent.consents.Permission.READ_TRANSACTIONS_DEBITS;
import static dev.amana.consent.consents.Permission.READ_TRANSACTIONS_DETAIL;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a TPP asks of a PSU: what to see, until when, and which part of the past. Not yet checked. */
public record RequestedTerms(Permissions permissions, Optional<Instant> expiration, TransactionPeriod period) {

    /** No consent lives longer (Bahrain OBF). */
    private static final int LONGEST_MONTHS = 12;

    /** Every rule these terms break, if a consent with them were created at this instant; empty where all is well. */
    public List<TermsViolation> violations(Instant createdAt) {
        List<TermsViolation> found = new ArrayList<>();
        if (permissions.isEmpty()) {
            found.add(TermsViolation.NO_PERMISSIONS);
        } else {
            permissionViolations(found);
        }
        expiration.ifPresent(asked -> {
            if (!asked.isAfter(createdAt)) {
                found.add(TermsViolation.EXPIRATION_NOT_IN_FUTURE);
            } else if (asked.isAfter(latestExpiry(createdAt))) {
                found.add(TermsViolation.EXPIRATION_TOO_FAR);
            }
        });
        if (period.isReversed()) {
            found.add(TermsViolation.TRANSACTION_PERIOD_REVERSED);
        }
        return List.copyOf(found);
    }

    private void permissionViolations(List<TermsViolation> found) {
        if (!permissions.hasAnyOf(READ_ACCOUNTS_BASIC, READ_ACCOUNTS_DETAIL)) {
            found.add(TermsViolation.ACCOUNTS_PERMISSION_MISSING);
        }
        boolean depth = permissions.hasAnyOf(READ_TRANSACTIONS_BASIC, READ_TRANSACTIONS_DETAIL);
        boolean direction = permissions.hasAnyOf(READ_TRANSACTIONS_CREDITS, READ_TRANSACTIONS_DEBITS);
        if (depth && !direction) {
            found.add(TermsViolation.TRANSACTIONS_DIRECTION_MISSING);
        }
        if (direction && !depth) {
            found.add(TermsViolation.TRANSACTIONS_DEPTH_MISSING);
        }
    }

    /** The expiry that is enforced: the one asked for, or 12 months after creation. */
    Instant effectiveExpiry(Instant createdAt) {
        return expiration.orElseGet(() -> latestExpiry(createdAt));
    }

    private static Instant latestExpiry(Instant createdAt) {
        return createdAt.atOffset(ZoneOffset.UTC).plusMonths(LONGEST_MONTHS).toInstant();
    }
}
