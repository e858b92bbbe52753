package dev.amana.token.limits;

/** What is counted; the subject of each is an HMAC, never the thing itself. */
public enum CountedKind {
    /** Sign-ins core banking did not know, per client address. */
    WrongSignInFromAddress,
    /** Sign-ins core banking did not know, per CPR, whether or not anybody has that CPR. Slows, never locks. */
    WrongSignInWithCpr,
    /** Codes entered, per customer (per triple of CPR, mobile and CIF): a run of wrong ones makes that customer wait. */
    CodeEntry,
    /** Codes sent, per triple of CPR, mobile and CIF. */
    CodeSent
}
