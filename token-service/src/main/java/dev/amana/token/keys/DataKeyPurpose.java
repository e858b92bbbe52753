package dev.amana.token.keys;

/** What a data key is for; no key serves two purposes. */
public enum DataKeyPurpose {
    /** Digests of applications' secrets. */
    CLIENT_SECRET,
    /** The subject each TPP knows a customer by. */
    PAIRWISE_SUBJECT,
    /** Digests of one-time passwords. */
    ONE_TIME_PASSWORD,
    /** Names under which sign-in attempts are counted. */
    SIGN_IN_LIMIT,
    /** What staff make their one-time codes from; it has to be read again, so it is sealed, not digested. */
    STAFF_SECRET
}
