package dev.amana.token.clientauth;

import java.net.InetAddress;
import java.util.List;

/**
 * Whether an address can belong to a stranger on the internet. Everything that the IANA special-purpose registries (RFC 6890) keep for
 * other uses is none, and neither is an address that carries an IPv4 one inside, by which one could be reached after all.
 */
final class PublicNetworks {

    /** @param bits how many of the leading bits make the network */
    private record Network(byte[] prefix, int bits) {

        static Network of(String notation) {
            String[] parts = notation.split("/");
            return new Network(InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Network> SPECIAL = List.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3")
            .stream()
            .map(Network::of)
            .toList();

    /** Of IPv6 only this is given out for global unicast (RFC 4291 §2.4); everything else is special. */
    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");

    private static final List<Network> SPECIAL_UNICAST = List.of(
                    "2001::/23", // protocol assignments, Teredo among them
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4
                    "3fff::/20") // documentation
            .stream()
            .map(Network::of)
            .toList();

    private PublicNetworks() {}

    static boolean hold(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? SPECIAL.stream().noneMatch(network -> network.holds(bytes))
                : GLOBAL_UNICAST.holds(bytes) && SPECIAL_UNICAST.stream().noneMatch(network -> network.holds(bytes));
    }
}
