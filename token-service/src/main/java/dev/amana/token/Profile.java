package dev.amana.token;

/** How strict this installation is. The sandbox also takes what the seeds' samples do; production is FAPI 2.0 and nothing else. */
public enum Profile {
    /** Key and secret, plain authorisation requests, the direct link and the Authorize API exist. */
    SANDBOX,
    /** PAR, PKCE, private_key_jwt and sender-constrained tokens only. */
    PRODUCTION
}
