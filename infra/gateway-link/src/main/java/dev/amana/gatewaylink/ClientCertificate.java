package dev.amana.gatewaylink;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/** The certificate a client showed at the gateway's port for client certificates, whose chain the gateway verified. */
public record ClientCertificate(X509Certificate x509) {

    /** The header by which the gateway tells it (RFC 9440 §2.2). */
    public static final String HEADER = "Client-Cert";

    /** The other header of RFC 9440 (§2.3), which nobody here sends or reads. */
    public static final String CHAIN_HEADER = "Client-Cert-Chain";

    private static final String ATTRIBUTE = ClientCertificate.class.getName();

    /** The certificate behind a request; empty unless it came over the gateway's link with one. */
    public static Optional<ClientCertificate> of(HttpServletRequest request) {
        return Optional.ofNullable((ClientCertificate) request.getAttribute(ATTRIBUTE));
    }

    /** Whether the certificate with this {@link #thumbprint} is behind a request, as a token bound to it demands (RFC 8705 §3). */
    public static boolean isShown(HttpServletRequest request, String thumbprint) {
        return of(request)
                .filter(shown -> shown.thumbprint().equals(thumbprint))
                .isPresent();
    }

    void vouchFor(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** SHA-256 of the DER encoding in base64url: the {@code x5t#S256} of RFC 8705 §3.1. */
    public String thumbprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(x509.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of {@link #HEADER}: a byte sequence of RFC 8941 §3.3.5. */
    public String headerValue() {
        try {
            return ":" + Base64.getEncoder().encodeToString(x509.getEncoded()) + ":";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the value of {@link #HEADER}; an {@link IllegalArgumentException} if it is none. */
    static ClientCertificate parse(String value) {
        if (value.length() < 2 || !value.startsWith(":") || !value.endsWith(":")) {
            throw new IllegalArgumentException("not a byte sequence");
        }
        byte[] der = Base64.getDecoder().decode(value.substring(1, value.length() - 1));
        try {
            return new ClientCertificate((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }

    @Override
    public String toString() {
        return "ClientCertificate[" + x509.getSubjectX500Principal() + "]";
    }
}
