package dev.amana.gatewaylink;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the world reaches the platform: what a caller says it called is compared with this and never with the Host header.
 *
 * @param publicBase the origin of everything, such as {@code https://bank.example}
 * @param mtlsBase the origin of the port that asks for client certificates (RFC 8705 §5); null where there is none
 */
@ConfigurationProperties("amana")
public record PublicAddresses(URI publicBase, @Nullable URI mtlsBase) {

    private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final String UNRESERVED = "-._~";
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    /** The origin of the port that asks for client certificates, where there is one. */
    public Optional<URI> mtls() {
        return Optional.ofNullable(mtlsBase);
    }

    /**
     * Whether an address that a caller wrote is one of a path here: without query and fragment, after the normalisations of
     * RFC 3986 §6.2.2 and §6.2.3, as RFC 9449 §4.3 has it for {@code htu}.
     *
     * @param path raw, as it came in the request line
     */
    public boolean name(@Nullable String written, String path) {
        if (written == null) {
            return false;
        }
        try {
            String normal = normal(URI.create(written));
            return Stream.of(Optional.of(publicBase), mtls())
                    .flatMap(Optional::stream)
                    .map(base -> normal(URI.create(origin(base) + path)))
                    .anyMatch(normal::equals);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static String origin(URI base) {
        return base.getScheme() + "://" + base.getRawAuthority();
    }

    private static String normal(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("not an absolute address of HTTP");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        String path = escapes(uri.normalize().getRawPath());
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port + (path.isEmpty() ? "/" : path);
    }

    /** Letters, digits and {@code -._~} as themselves, every other escape in capitals. */
    private static String escapes(String path) {
        return ESCAPE.matcher(path).replaceAll(escape -> {
            char decoded = (char) Integer.parseInt(escape.group(1), 16);
            boolean plain = decoded < 128 && (Character.isLetterOrDigit(decoded) || UNRESERVED.indexOf(decoded) >= 0);
            return plain
                    ? Matcher.quoteReplacement(Character.toString(decoded))
                    : escape.group().toUpperCase(Locale.ROOT);
        });
    }
}
