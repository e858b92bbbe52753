package dev.amana.token.tokens;

/** The words our tokens use. */
public final class TokenFormat {

    public static final String TOKEN_TYPE = "token_type";
    public static final String CLIENT_ID = "client_id";
    public static final String SCOPE = "scope";
    public static final String CONSENT_ID = "consentId";
    public static final String AUTHORISED_SEQ = "authorised_seq";
    public static final String GRANT_ID = "grant_id";

    /** A client's own token. */
    public static final String PUBLIC = "PUBLIC";
    /** A token bound to one consent. */
    public static final String RESOURCE = "RESOURCE";
    /** A token of one of our own services. */
    public static final String INTERNAL = "INTERNAL";
    /** A token from a sign-in without consent; it opens userinfo and nothing else. */
    public static final String SIGN_IN = "SIGN_IN";

    /** Audience of our own services' tokens. */
    public static final String INTERNAL_AUDIENCE = "amana:internal";

    /** How a customer signs in here: strong customer authentication of PSD2's kind, whose name the UK standard registered. */
    public static final String ACR = "urn:openbanking:psd2:sca";

    private TokenFormat() {}
}
