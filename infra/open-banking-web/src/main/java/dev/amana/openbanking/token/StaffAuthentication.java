package dev.amana.openbanking.token;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A request that came with a genuine staff token. */
final class StaffAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient StaffToken token;

    StaffAuthentication(StaffToken token) {
        super(AuthorityUtils.createAuthorityList(
                token.roles().stream().map(role -> "ROLE_" + role.name()).toList()));
        this.token = token;
        setAuthenticated(true);
    }

    @Override
    public StaffToken getPrincipal() {
        return token;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return token.staffId();
    }
}
