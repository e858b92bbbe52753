package dev.amana.openbanking.error;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is wrong, in the standard's words: the UK 3.1 list under Bahrain's prefix (docs/reference/bobf-api.md §7). */
public enum ErrorCode {
    FIELD_EXPECTED("Field.Expected"),
    FIELD_INVALID("Field.Invalid"),
    FIELD_INVALID_DATE("Field.InvalidDate"),
    FIELD_MISSING("Field.Missing"),
    FIELD_UNEXPECTED("Field.Unexpected"),
    HEADER_INVALID("Header.Invalid"),
    HEADER_MISSING("Header.Missing"),
    RESOURCE_CONSENT_MISMATCH("Resource.ConsentMismatch"),
    RESOURCE_INVALID_CONSENT_STATUS("Resource.InvalidConsentStatus"),
    RESOURCE_INVALID_FORMAT("Resource.InvalidFormat"),
    RESOURCE_NOT_FOUND("Resource.NotFound"),
    RULES_FAILS_CONTROL_PARAMETERS("Rules.FailsControlParameters"),
    RULES_RESOURCE_ALREADY_EXISTS("Rules.ResourceAlreadyExists"),
    SIGNATURE_INVALID("Signature.Invalid"),
    SIGNATURE_INVALID_CLAIM("Signature.InvalidClaim"),
    SIGNATURE_MISSING_CLAIM("Signature.MissingClaim"),
    SIGNATURE_MALFORMED("Signature.Malformed"),
    SIGNATURE_MISSING("Signature.Missing"),
    UNSUPPORTED_ACCOUNT_IDENTIFIER("Unsupported.AccountIdentifier"),
    UNSUPPORTED_CURRENCY("Unsupported.Currency"),
    UNSUPPORTED_LOCAL_INSTRUMENT("Unsupported.LocalInstrument"),
    UNSUPPORTED_SCHEME("Unsupported.Scheme"),
    REAUTHENTICATE("Reauthenticate"),
    UNEXPECTED_ERROR("UnexpectedError");

    private final String code;

    ErrorCode(String name) {
        this.code = "BH.OBF." + name;
    }

    /** The code as it is sent, such as {@code BH.OBF.Field.Missing}. */
    @JsonValue
    public String code() {
        return code;
    }
}
