package dev.amana.sandbox;

import java.net.URI;
import java.nio.file.Path;

/**
 * The local stack as its users see it.
 *
 * @param base the gateway's origin, such as {@code http://localhost:8080}; the other parts are found by counting ports
 * @param directory where the stack keeps its data and keys
 */
public record Sandbox(URI base, Path directory) {

    private static final int CONSENT_SERVICE = 1;
    private static final int TOKEN_SERVICE = 2;
    private static final int AISP_SERVICE = 3;
    private static final int CORE_BANKING = 4;

    public Sandbox {
        if (base.getHost() == null || base.getPort() < 0) {
            throw new SandboxFailure("--base needs a host and a port, such as http://localhost:8080, not " + base);
        }
        base = URI.create(base.getScheme() + "://" + base.getHost() + ":" + base.getPort());
    }

    public URI issuer() {
        return at("/apigateway/as");
    }

    /** A resource of the API, such as {@code /accounts}. */
    public URI api(String path) {
        return at("/apigateway/bobf/release1.0.0" + path);
    }

    /** The same resource at aisp-service itself, without the gateway before it. */
    public URI accountData(String path) {
        return accountDataAt("/apigateway/bobf/release1.0.0" + path);
    }

    /** Any path of aisp-service itself. */
    public URI accountDataAt(String path) {
        return neighbour(AISP_SERVICE, path);
    }

    public URI at(String path) {
        return URI.create(base + path);
    }

    /** Where core banking shows its customers and their phones. */
    public URI coreBanking(String path) {
        return neighbour(CORE_BANKING, path);
    }

    /** Where token-service registers applications; the gateway does not lead there. */
    public URI tokenService(String path) {
        return neighbour(TOKEN_SERVICE, path);
    }

    /** Where consent-service takes what operators ask for; the gateway does not lead there. */
    public URI consentService(String path) {
        return neighbour(CONSENT_SERVICE, path);
    }

    /** Where aisp-service takes what operators ask for; the gateway does not lead there. */
    public URI aispService(String path) {
        return neighbour(AISP_SERVICE, path);
    }

    public Path keys() {
        return directory.resolve("keys");
    }

    private URI neighbour(int portsUp, String path) {
        return URI.create(base.getScheme() + "://" + base.getHost() + ":" + (base.getPort() + portsUp) + path);
    }
}
