package dev.amana.openbanking.token;

import dev.amana.dpop.SigningAlgorithm;
import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.ErrorDetail;
import dev.amana.openbanking.error.OpenBankingException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Refusals of a token, each with its {@code WWW-Authenticate} (RFC 6750 §3, RFC 9449 §7.1). */
final class Challenge {

    private static final String ALGS = "algs=\"" + String.join(" ", SigningAlgorithm.NAMES) + "\"";
    private static final String NOT_VALID = "The access token is not valid";

    private Challenge() {}

    /** No token at all: both schemes are offered, and no error code is given (RFC 6750 §3.1). */
    static OpenBankingException noToken() {
        return refusal(
                HttpStatus.UNAUTHORIZED,
                ErrorDetail.at(HttpHeaders.AUTHORIZATION, ErrorCode.HEADER_MISSING, "An access token is required"),
                List.of("Bearer", "DPoP " + ALGS));
    }

    /** As {@link #noToken()}, where only the staff issuer's bearer tokens are taken. */
    static OpenBankingException noStaffToken() {
        return refusal(
                HttpStatus.UNAUTHORIZED,
                ErrorDetail.at(HttpHeaders.AUTHORIZATION, ErrorCode.HEADER_MISSING, "A staff access token is required"),
                List.of("Bearer"));
    }

    static OpenBankingException lacksRole(StaffRole role) {
        return refusal(
                HttpStatus.FORBIDDEN,
                ErrorDetail.at(
                        HttpHeaders.AUTHORIZATION,
                        ErrorCode.HEADER_INVALID,
                        "The access token lacks the role " + role.word()),
                List.of(challenge(Scheme.BEARER, "insufficient_scope", "")));
    }

    static OpenBankingException invalidToken(Scheme scheme) {
        return unauthorised(scheme, "invalid_token", NOT_VALID);
    }

    static OpenBankingException invalidProof(String why) {
        return unauthorised(Scheme.DPOP, "invalid_dpop_proof", why);
    }

    static OpenBankingException severalTokens() {
        return refusal(
                HttpStatus.BAD_REQUEST,
                ErrorDetail.at(HttpHeaders.AUTHORIZATION, ErrorCode.HEADER_INVALID, "This header was given twice"),
                List.of(challenge(Scheme.BEARER, "invalid_request", "")));
    }

    static OpenBankingException insufficientScope(Scheme scheme, String scope) {
        return refusal(
                HttpStatus.FORBIDDEN,
                ErrorDetail.at(
                        HttpHeaders.AUTHORIZATION,
                        ErrorCode.HEADER_INVALID,
                        "The access token lacks the scope " + scope),
                List.of(challenge(scheme, "insufficient_scope", ", scope=\"" + scope + "\"")));
    }

    private static OpenBankingException unauthorised(Scheme scheme, String error, String message) {
        return refusal(
                HttpStatus.UNAUTHORIZED,
                ErrorDetail.at(HttpHeaders.AUTHORIZATION, ErrorCode.HEADER_INVALID, message),
                List.of(challenge(scheme, error, ", error_description=\"" + message + "\"")));
    }

    private static String challenge(Scheme scheme, String error, String more) {
        String algs = scheme == Scheme.DPOP ? ", " + ALGS : "";
        return scheme.word() + " error=\"" + error + "\"" + more + algs;
    }

    private static OpenBankingException refusal(HttpStatus status, ErrorDetail error, List<String> challenges) {
        var headers = new HttpHeaders();
        headers.addAll(HttpHeaders.WWW_AUTHENTICATE, challenges);
        return new OpenBankingException(status, List.of(error), headers);
    }
}
