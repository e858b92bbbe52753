package dev.amana.token.server;

/** Paths below the public base (security profile §1a). */
final class Endpoints {

    static final String ISSUER = "/apigateway/as";
    static final String AUTHORISATION = ISSUER + "/authorization.oauth2";
    static final String AUTHORISATION_ALIAS = "/as/authorization.oauth2";
    static final String PAR = ISSUER + "/par";
    static final String TOKEN = ISSUER + "/token.oauth2";
    static final String INTROSPECT = ISSUER + "/introspect";
    static final String REVOKE = ISSUER + "/revoke";
    static final String JWKS = ISSUER + "/jwks";
    static final String USERINFO = ISSUER + "/userinfo";

    /** OpenID Connect Discovery §4 appends, RFC 8414 §3.1 inserts; clients are found that do either. */
    static final String OPENID_CONFIGURATION = ISSUER + "/.well-known/openid-configuration";

    static final String OPENID_CONFIGURATION_INSERTED = "/.well-known/openid-configuration" + ISSUER;
    static final String SERVER_METADATA = "/.well-known/oauth-authorization-server" + ISSUER;

    private Endpoints() {}
}
