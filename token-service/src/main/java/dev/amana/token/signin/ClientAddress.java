package dev.amana.token.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a customer's connection comes from: the nearest hop that is not one of our own. */
@Component
public class ClientAddress {

    private final SignInSettings settings;

    ClientAddress(SignInSettings settings) {
        this.settings = settings;
    }

    /** An address to count by; never a name. */
    public String of(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        if (!settings.trustedProxies().contains(peer)) {
            return peer;
        }
        List<String> hops = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
        return hops.reversed().stream()
                .filter(hop -> !settings.trustedProxies().contains(hop))
                .findFirst()
                .orElse(peer);
    }
}
