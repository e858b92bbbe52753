package dev.amana.consent.publicapi;

import dev.amana.consent.consents.Refusal;
import dev.amana.consent.consents.TermsViolation;
import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.OpenBankingException;
import java.time.Duration;

/** What the domain's refusals are to a TPP (docs/reference/bobf-api.md §2, §7). */
final class Refusals {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final String PERMISSIONS = "Data.Permissions";

    private Refusals() {}

    static OpenBankingException toException(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownConsent _ -> unknownConsent();
            case Refusal.AnotherClient _ -> anotherClient();
            case Refusal.InvalidTerms(var violations) -> {
                FieldErrors errors = new FieldErrors();
                violations.forEach(violation -> describe(violation, errors));
                errors.throwIfAny();
                yield wrongStatus("The consent cannot be created");
            }
            case Refusal.OthersCameFirst _ ->
                OpenBankingException.unavailable("The consent is being changed by others", RETRY_AFTER);
            case Refusal.AlreadyRejected _ -> wrongStatus("The consent was rejected");
            case Refusal.AlreadyRevoked _ -> wrongStatus("The consent was revoked");
            case Refusal.AlreadyExpired _ -> wrongStatus("The consent has expired");
            case Refusal.NotAwaitingAuthorisation _,
                    Refusal.NotAuthorised _,
                    Refusal.NotYetExpired _,
                    Refusal.NoticeNotDue _,
                    Refusal.AnotherPsu _,
                    Refusal.AttemptReused _,
                    Refusal.NoAccounts _ -> wrongStatus("The consent does not allow this");
        };
    }

    static OpenBankingException unknownConsent() {
        return OpenBankingException.badRequest(ErrorCode.RESOURCE_NOT_FOUND, "There is no such consent");
    }

    static OpenBankingException anotherClient() {
        return OpenBankingException.forbidden(
                ErrorCode.RESOURCE_CONSENT_MISMATCH, "The consent belongs to another application");
    }

    private static OpenBankingException wrongStatus(String message) {
        return OpenBankingException.badRequest(ErrorCode.RESOURCE_INVALID_CONSENT_STATUS, message);
    }

    static void describe(TermsViolation violation, FieldErrors errors) {
        switch (violation) {
            case NO_PERMISSIONS ->
                errors.add(PERMISSIONS, ErrorCode.FIELD_INVALID, "At least one permission is required");
            case ACCOUNTS_PERMISSION_MISSING ->
                errors.add(
                        PERMISSIONS, ErrorCode.FIELD_EXPECTED, "ReadAccountsBasic or ReadAccountsDetail is required");
            case TRANSACTIONS_DIRECTION_MISSING ->
                errors.add(
                        PERMISSIONS,
                        ErrorCode.FIELD_EXPECTED,
                        "ReadTransactionsBasic and ReadTransactionsDetail need ReadTransactionsCredits or"
                                + " ReadTransactionsDebits");
            case TRANSACTIONS_DEPTH_MISSING ->
                errors.add(
                        PERMISSIONS,
                        ErrorCode.FIELD_EXPECTED,
                        "ReadTransactionsCredits and ReadTransactionsDebits need ReadTransactionsBasic or"
                                + " ReadTransactionsDetail");
            case EXPIRATION_NOT_IN_FUTURE ->
                errors.add(
                        "Data.ExpirationDateTime",
                        ErrorCode.FIELD_INVALID_DATE,
                        "ExpirationDateTime must be in the future");
            case EXPIRATION_TOO_FAR ->
                errors.add(
                        "Data.ExpirationDateTime",
                        ErrorCode.FIELD_INVALID_DATE,
                        "ExpirationDateTime must be at most 12 months away");
            case TRANSACTION_PERIOD_REVERSED ->
                errors.add(
                        "Data.TransactionToDateTime",
                        ErrorCode.FIELD_INVALID_DATE,
                        "TransactionToDateTime must not be before TransactionFromDateTime");
        }
    }
}
