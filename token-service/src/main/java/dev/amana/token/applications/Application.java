package dev.amana.token.applications;

import dev.amana.token.Profile;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An application of a TPP, or one of our own services.
 *
 * @param clientId its OAuth client identifier
 * @param name the TPP's registered name, as a customer reads it
 * @param profile the rules it is held to; never looser than the installation's own
 * @param redirectUris where codes may be sent; compared exactly
 * @param scopes what it may ask for
 * @param authentication how it proves who it is
 * @param directLink whether the sandbox's direct link may be used with it
 * @param internal whether it is one of our own services, whose tokens have the internal audience
 * @param suspended whether the bank has stopped it for now
 */
public record Application(
        String clientId,
        String name,
        Profile profile,
        List<URI> redirectUris,
        Set<String> scopes,
        ClientAuthentication authentication,
        boolean directLink,
        boolean internal,
        boolean suspended) {
    public Application {
        redirectUris = List.copyOf(redirectUris);
        scopes = Set.copyOf(scopes);
    }

    /** Whether what only the sandbox allows is allowed to it. */
    public boolean inSandbox() {
        return profile == Profile.SANDBOX;
    }

    /** The redirect address to use when a request names none: the only one, if there is only one. */
    public Optional<URI> onlyRedirectUri() {
        return redirectUris.size() == 1 ? Optional.of(redirectUris.getFirst()) : Optional.empty();
    }
}
