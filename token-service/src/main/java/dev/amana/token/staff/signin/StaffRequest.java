package dev.amana.token.staff.signin;

import java.net.URI;
import java.util.Optional;

/**
 * What a client asks a member of staff to sign in for.
 *
 * @param codeChallenge PKCE S256 (RFC 7636); without one nothing is asked
 */
record StaffRequest(
        String clientId, URI redirectUri, Optional<String> state, Optional<String> nonce, String codeChallenge) {}
