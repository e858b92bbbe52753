package dev.amana.aisp.answers;

import static dev.amana.openbanking.error.ErrorCode.FIELD_INVALID;
import static dev.amana.openbanking.error.ErrorCode.FIELD_INVALID_DATE;
import static dev.amana.openbanking.error.ErrorCode.FIELD_UNEXPECTED;
import static dev.amana.openbanking.error.ErrorCode.HEADER_INVALID;
import static dev.amana.openbanking.error.ErrorCode.RESOURCE_CONSENT_MISMATCH;
import static dev.amana.openbanking.error.ErrorCode.RESOURCE_NOT_FOUND;

import dev.amana.aisp.access.Rule;
import dev.amana.openbanking.error.OpenBankingException;
import dev.amana.openbanking.token.AccessToken;
import java.time.Duration;

/**
 * Where refusals become HTTP, and nowhere else ({@code docs/reference/bobf-api.md} §7). Whatever is wrong with a consent is
 * one 401: a caller learns no more of it than that its token is no longer valid.
 */
final class RefusedAnswers {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);

    private RefusedAnswers() {}

    static OpenBankingException of(Refusal refusal, AccessToken token) {
        return switch (refusal) {
            case Refusal.ByRule(Rule rule) -> byRule(rule, token);
            case Refusal.TooManyCalls(Duration left) -> OpenBankingException.tooManyRequests(left);
            case Refusal.Undecided _ ->
                OpenBankingException.unavailable("Whether this call may pass cannot be told at the moment", SOON);
            case Refusal.InvalidDate(String parameter) ->
                OpenBankingException.badRequest(parameter, FIELD_INVALID_DATE, "This is no ISO-8601 date or date-time");
            case Refusal.RepeatedParameter(String parameter) ->
                OpenBankingException.badRequest(parameter, FIELD_UNEXPECTED, "This parameter was given twice");
            case Refusal.InvalidCursor(String parameter) ->
                OpenBankingException.badRequest(parameter, FIELD_INVALID, "This is no cursor of this list");
            case Refusal.UnknownStatement _ ->
                OpenBankingException.badRequest(RESOURCE_NOT_FOUND, "The account has no such statement");
            case Refusal.NotWrittenDown _ ->
                OpenBankingException.unavailable("The service is not available at the moment", LATER);
            case Refusal.CoreBankingUnavailable _ ->
                OpenBankingException.unavailable("Account data is not available at the moment", LATER);
            case Refusal.CoreBankingLate _ ->
                OpenBankingException.gatewayTimeout("Account data did not arrive in time", LATER);
        };
    }

    private static OpenBankingException byRule(Rule rule, AccessToken token) {
        return switch (rule) {
            case TOKEN_KIND,
                    TOKEN_CURRENT,
                    TOKEN_NOT_REVOKED,
                    CONSENT_KNOWN,
                    CONSENT_OWNER,
                    CONSENT_AUTHORISED,
                    CONSENT_UNEXPIRED,
                    CONSENT_AUTHORISATION -> token.refused();
            case SCOPE -> OpenBankingException.forbidden(HEADER_INVALID, "The access token lacks the scope accounts");
            case PERMISSION ->
                OpenBankingException.forbidden(
                        RESOURCE_CONSENT_MISMATCH, "The consent does not grant the permission that this needs");
            case ACCOUNT ->
                OpenBankingException.forbidden(RESOURCE_CONSENT_MISMATCH, "The consent does not hold this account");
        };
    }
}
