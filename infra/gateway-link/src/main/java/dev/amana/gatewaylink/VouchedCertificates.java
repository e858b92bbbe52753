package dev.amana.gatewaylink;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Believes a {@code Client-Cert} header on connections on which the gateway showed its own certificate, and on no other: there
 * it may be anybody's invention and is not looked at.
 */
final class VouchedCertificates extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(VouchedCertificates.class);
    private static final String PEER_CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final int DNS_NAME = 2;

    private final String gatewayName;

    VouchedCertificates(String gatewayName) {
        this.gatewayName = gatewayName;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> told = Collections.list(request.getHeaders(ClientCertificate.HEADER));
        if (!told.isEmpty() && isFromTheGateway(request)) {
            try {
                if (told.size() > 1) {
                    throw new IllegalArgumentException("there are several");
                }
                ClientCertificate.parse(told.getFirst()).vouchFor(request);
            } catch (IllegalArgumentException defect) {
                LOG.error("the gateway sent a {} that cannot be read: {}", ClientCertificate.HEADER, defect.toString());
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private boolean isFromTheGateway(HttpServletRequest request) {
        return request.getAttribute(PEER_CERTIFICATES) instanceof X509Certificate[] peer
                && peer.length > 0
                && dnsNames(peer[0]).contains(gatewayName);
    }

    private static List<String> dnsNames(X509Certificate certificate) {
        try {
            @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> Integer.valueOf(DNS_NAME).equals(name.getFirst()))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }
}
