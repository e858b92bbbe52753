package dev.amana.consent.auditpage;

/** What the rules of aisp-service are in plain words (docs/decisions/0004); one that is new there shows by its name. */
final class RuleWords {

    private RuleWords() {}

    static String of(String rule) {
        return switch (rule) {
            case "TOKEN_KIND" -> "The token was of another kind than this call needs.";
            case "TOKEN_CURRENT" -> "The token's time was over.";
            case "TOKEN_NOT_REVOKED" -> "The token, its grant or its application had been revoked.";
            case "CONSENT_KNOWN" -> "The token named no consent that exists.";
            case "CONSENT_OWNER" -> "The consent was another application's.";
            case "CONSENT_AUTHORISED" -> "The consent was not authorised.";
            case "CONSENT_UNEXPIRED" -> "The consent's time was over.";
            case "CONSENT_AUTHORISATION" -> "The token came from an earlier authorisation of the consent.";
            case "SCOPE" -> "The token did not have the scope for account data.";
            case "PERMISSION" -> "The consent did not give the permission that this call needs.";
            case "ACCOUNT" -> "The consent did not cover this account.";
            default -> "Refused by the rule " + rule + ".";
        };
    }
}
