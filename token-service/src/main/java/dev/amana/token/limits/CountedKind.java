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
    CodeSent,
    /** Staff sign-ins, right or wrong, per client address. */
    StaffSignInFromAddress,
    /** Staff sign-ins per name, whether or not anybody has that name: a run of wrong ones makes that name wait. */
    StaffSignIn
}
