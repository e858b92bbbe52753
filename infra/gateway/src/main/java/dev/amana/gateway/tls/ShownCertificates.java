package dev.amana.gateway.tls;

import dev.amana.gatewaylink.ClientCertificate;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** The certificates that clients showed here, in the handshake of the connection a request came over. */
public final class ShownCertificates {

    private static final String PEER_CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private ShownCertificates() {}

    /** Empty unless the request came to the port for client certificates. */
    public static Optional<ClientCertificate> of(HttpServletRequest request) {
        return request.getAttribute(PEER_CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(new ClientCertificate(chain[0]))
                : Optional.empty();
    }
}
