package dev.amana.token.applications;

import dev.amana.token.Profile;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An application to register. The constructor refuses, as an {@link IllegalArgumentException} that says why, what could not be used safely.
 *
 * @param jwks public keys by value, a JSON Web Key Set
 * @param jwksUri where they are published instead
 * @param secretDigest digest of its secret, where it has one
 * @param tlsIdentity the name its certificate bears, where it has one
 */
public record NewApplication(
        String clientId,
        String name,
        Profile profile,
        List<URI> redirectUris,
        Set<String> scopes,
        Optional<String> jwks,
        Optional<URI> jwksUri,
        Optional<SecretDigest> secretDigest,
        Optional<TlsIdentity> tlsIdentity,
        boolean directLink) {

    /** What an application may be given. */
    public static final Set<String> SCOPES = Set.of("openid", "accounts", "payments");

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
    private static final int NAME_CHARACTERS = 100;
    private static final int REDIRECT_URIS = 20;

    public NewApplication {
        redirectUris = List.copyOf(redirectUris);
        scopes = Set.copyOf(scopes);
        require(CLIENT_ID.matcher(clientId).matches(), "the client id must be 1 to 64 unreserved characters");
        require(!name.isBlank() && name.length() <= NAME_CHARACTERS, "a name of 1 to 100 characters is needed");
        require(!redirectUris.isEmpty() && redirectUris.size() <= REDIRECT_URIS, "1 to 20 redirect URIs are needed");
        redirectUris.forEach(NewApplication::requireSafe);
        require(!scopes.isEmpty() && SCOPES.containsAll(scopes), "scopes are some of " + SCOPES);
        require(jwks.isEmpty() || jwksUri.isEmpty(), "keys come by value or by address, not both");
        require(
                jwks.isPresent() || jwksUri.isPresent() || secretDigest.isPresent() || tlsIdentity.isPresent(),
                "keys, a secret or the name in a certificate are needed");
        require(profile == Profile.SANDBOX || secretDigest.isEmpty(), "a secret is for the sandbox profile only");
        require(profile == Profile.SANDBOX || !directLink, "the direct link is for the sandbox profile only");
        require(!directLink || redirectUris.size() == 1, "the direct link needs exactly one redirect URI");
        jwks.ifPresent(VerificationKeys::parse);
        jwksUri.ifPresent(uri -> {
            requireSafe(uri);
            require(
                    profile == Profile.SANDBOX || ("https".equals(uri.getScheme()) && !Loopback.is(uri.getHost())),
                    uri + " must be https, and not on the loopback");
        });
    }

    private static void requireSafe(URI uri) {
        boolean loopback = uri.getHost() != null && Loopback.is(uri.getHost());
        require(uri.isAbsolute() && uri.getHost() != null, uri + " is not an absolute address");
        require(
                "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback),
                uri + " must be https, or http on the loopback");
        require(uri.getRawFragment() == null, uri + " must have no fragment");
        require(uri.getRawUserInfo() == null, uri + " must have no user information");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
