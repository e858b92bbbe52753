package dev.amana.token.applications;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The one name that an application's certificate bears (RFC 8705 §2.1.2), whoever of the trusted authorities issued it. The
 * constructor refuses, as an {@link IllegalArgumentException}, what no certificate could bear.
 *
 * @param value as registered: a distinguished name of RFC 4514, a DNS name, a URI, an IP address or an e-mail address
 */
public record TlsIdentity(Kind kind, String value) {

    /** Which part of the certificate; the names are those of the client metadata of RFC 8705 §2.1.2. */
    public enum Kind {
        TLS_CLIENT_AUTH_SUBJECT_DN(-1),
        TLS_CLIENT_AUTH_SAN_DNS(2),
        TLS_CLIENT_AUTH_SAN_URI(6),
        TLS_CLIENT_AUTH_SAN_IP(7),
        TLS_CLIENT_AUTH_SAN_EMAIL(1);

        private final int generalName;

        Kind(int generalName) {
            this.generalName = generalName;
        }
    }

    private static final int CHARACTERS = 512;

    /** Attributes of certificates of payment service providers (ETSI TS 119 495) that Java does not know by name. */
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "ORGANIZATIONIDENTIFIER",
            "2.5.4.97",
            "BUSINESSCATEGORY",
            "2.5.4.15",
            "SERIALNUMBER",
            "2.5.4.5",
            "JURISDICTIONC",
            "1.3.6.1.4.1.311.60.2.1.3",
            "JURISDICTIONCOUNTRYNAME",
            "1.3.6.1.4.1.311.60.2.1.3");

    public TlsIdentity {
        if (value.isBlank() || value.length() > CHARACTERS || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name in a certificate has 1 to " + CHARACTERS + " characters");
        }
        switch (kind) {
            case TLS_CLIENT_AUTH_SUBJECT_DN -> {
                if (name(value).getName().isEmpty()) {
                    throw new IllegalArgumentException("the subject is empty");
                }
            }
            case TLS_CLIENT_AUTH_SAN_IP -> InetAddress.ofLiteral(value);
            case TLS_CLIENT_AUTH_SAN_DNS, TLS_CLIENT_AUTH_SAN_URI, TLS_CLIENT_AUTH_SAN_EMAIL -> {}
        }
    }

    /** Whether this certificate bears the name. */
    public boolean isBorneBy(X509Certificate certificate) {
        return kind == Kind.TLS_CLIENT_AUTH_SUBJECT_DN
                ? name(value).equals(certificate.getSubjectX500Principal())
                : alternativeNames(certificate).stream()
                        .filter(name -> Integer.valueOf(kind.generalName).equals(name.getFirst()))
                        .anyMatch(name -> name.get(1) instanceof String text && same(text));
    }

    private boolean same(String text) {
        return switch (kind) {
            case TLS_CLIENT_AUTH_SAN_DNS -> text.toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT));
            case TLS_CLIENT_AUTH_SAN_IP -> InetAddress.ofLiteral(text).equals(InetAddress.ofLiteral(value));
            case TLS_CLIENT_AUTH_SUBJECT_DN, TLS_CLIENT_AUTH_SAN_URI, TLS_CLIENT_AUTH_SAN_EMAIL -> text.equals(value);
        };
    }

    private static X500Principal name(String value) {
        return new X500Principal(value, ATTRIBUTES);
    }

    private static Collection<List<?>> alternativeNames(X509Certificate certificate) {
        try {
            @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }
}
