package dev.amana.gateway.forward;

import dev.amana.gateway.addresses.Addresses;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * What a service is told of the world outside: the public origin, whatever the caller claimed, and the caller's
 * address. So nobody can make a service write a link to another host.
 */
@Component
class ForwardedHeaders {

    private static final String FOR = "X-Forwarded-For";

    private final URI publicBase;
    private final Pattern trustedProxies;

    ForwardedHeaders(Addresses addresses, ForwardingProperties properties) {
        this.publicBase = addresses.publicBase();
        this.trustedProxies = properties.trustedProxies();
    }

    /**
     * Writes them over whatever is there.
     *
     * @param sentFor the {@code X-Forwarded-For} that came in
     */
    void write(HttpHeaders headers, String peer, @Nullable String sentFor) {
        boolean believed = sentFor != null && trustedProxies.matcher(peer).matches();
        headers.remove("Forwarded");
        headers.set(HttpHeaders.HOST, publicBase.getAuthority());
        headers.set("X-Forwarded-Proto", publicBase.getScheme());
        headers.set("X-Forwarded-Host", publicBase.getAuthority());
        headers.set("X-Forwarded-Port", Integer.toString(port()));
        headers.set(FOR, believed ? sentFor + ", " + peer : peer);
    }

    private int port() {
        if (publicBase.getPort() >= 0) {
            return publicBase.getPort();
        }
        return "https".equals(publicBase.getScheme()) ? 443 : 80;
    }
}
