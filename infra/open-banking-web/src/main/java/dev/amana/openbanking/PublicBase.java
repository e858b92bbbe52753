package dev.amana.openbanking;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The origin the world sees, such as {@code https://bank.example}: every link, the issuer and the audience of tokens
 * come from it and never from the Host header ({@code amana.public-base}).
 */
@ConfigurationProperties("amana")
public record PublicBase(URI publicBase) {

    private static final String API = "/apigateway/bobf/release1.0.0";
    private static final String ISSUER = "/apigateway/as";

    public PublicBase {
        if (publicBase == null) {
            throw new IllegalArgumentException("amana.public-base is not set");
        }
        boolean origin = publicBase.isAbsolute()
                && publicBase.getHost() != null
                && publicBase.getRawQuery() == null
                && publicBase.getRawFragment() == null
                && (publicBase.getRawPath().isEmpty() || publicBase.getRawPath().equals("/"));
        if (!origin) {
            throw new IllegalArgumentException("amana.public-base is not an origin: " + publicBase);
        }
        String text = publicBase.toString();
        publicBase = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** The absolute address of a path below the origin; each segment is encoded. */
    public URI page(String... segments) {
        return UriComponentsBuilder.fromUri(publicBase)
                .pathSegment(segments)
                .encode()
                .build()
                .toUri();
    }

    /** The absolute address of a resource of the API, from a path such as {@code /accounts}, already encoded. */
    public URI resource(String encodedPath) {
        return URI.create(publicBase + API + encodedPath);
    }

    /** The absolute address of a request that came in, from its raw path and query. */
    public URI absolute(String encodedPathAndQuery) {
        return URI.create(publicBase + encodedPathAndQuery);
    }

    /** The issuer of tokens (security profile §1a). */
    public String issuer() {
        return publicBase + ISSUER;
    }

    /** The audience of access tokens for the API (security profile §1a). */
    public String apiAudience() {
        return publicBase + API;
    }
}
