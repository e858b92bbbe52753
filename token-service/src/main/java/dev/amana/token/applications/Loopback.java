package dev.amana.token.applications;

import java.util.Set;

/** Hosts that are this machine whatever a resolver says. */
final class Loopback {

    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private Loopback() {}

    static boolean is(String host) {
        return HOSTS.contains(host);
    }
}
