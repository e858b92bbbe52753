package dev.amana.openbanking.token;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A request that came with a genuine access token. */
final class AccessTokenAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient AccessToken token;

    AccessTokenAuthentication(AccessToken token) {
        super(AuthorityUtils.createAuthorityList(
                token.scopes().stream().map(scope -> "SCOPE_" + scope).toList()));
        this.token = token;
        setAuthenticated(true);
    }

    @Override
    public AccessToken getPrincipal() {
        return token;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return token.clientId();
    }
}
