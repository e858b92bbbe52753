package dev.amana.openbanking.token;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A request that came with a genuine access token, which are its credentials as they were presented. */
final class AccessTokenAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient AccessToken token;
    private final transient String presented;

    AccessTokenAuthentication(AccessToken token, String presented) {
        super(AuthorityUtils.createAuthorityList(
                token.scopes().stream().map(scope -> "SCOPE_" + scope).toList()));
        this.token = token;
        this.presented = presented;
        setAuthenticated(true);
    }

    @Override
    public AccessToken getPrincipal() {
        return token;
    }

    @Override
    public String getCredentials() {
        return presented;
    }

    @Override
    public String getName() {
        return token.clientId();
    }
}
