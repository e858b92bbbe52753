package dev.amana.token.clientauth;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What a host name means at this moment. */
@FunctionalInterface
interface HostNames {

    /** The operating system's answer. */
    HostNames OF_THE_SYSTEM = InetAddress::getAllByName;

    InetAddress[] resolve(String host) throws UnknownHostException;

    /**
     * The same, but no name that leads into a private network, not even among others. Whoever asks connects to the addresses it got, so
     * that a name cannot mean one thing when it is checked and another when it is used.
     */
    default HostNames outsideOnly() {
        return host -> {
            InetAddress[] addresses = resolve(host);
            for (InetAddress address : addresses) {
                if (!PublicNetworks.hold(address)) {
                    throw new UnknownHostException(host + " is on a private network");
                }
            }
            return addresses;
        };
    }
}
