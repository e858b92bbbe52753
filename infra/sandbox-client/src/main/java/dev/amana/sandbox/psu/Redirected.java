package dev.amana.sandbox.psu;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.amana.sandbox.SandboxFailure;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The PSU back at the TPP, with the bank's answer in the address (RFC 6749 §4.1.2, RFC 9207). */
public record Redirected(URI address) {

    public Optional<String> find(String parameter) {
        return URLUtils.parseParameters(address.getRawQuery()).getOrDefault(parameter, List.of()).stream()
                .findFirst();
    }

    public String require(String parameter) {
        return find(parameter)
                .orElseThrow(() -> new SandboxFailure("the PSU came back without " + parameter + ", to "
                        + withoutQuery()
                        + " with "
                        + URLUtils.parseParameters(address.getRawQuery()).keySet()));
    }

    public URI withoutQuery() {
        return URI.create(address.toString().replaceFirst("\\?.*", ""));
    }
}
