package dev.amana.certificates;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Issues certificates over P-256 keys that it makes itself. There is no revocation and no intermediate: whoever needs those
 * has a real authority.
 */
public final class CertificateAuthority {

    private static final Duration LIFETIME = Duration.ofDays(825);
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
    private static final int SERIAL_BITS = 120;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Issued self;

    private CertificateAuthority(Issued self) {
        this.self = self;
    }

    /** A new authority of this name (RFC 4514), such as {@code CN=Sandbox TPPs}. */
    public static CertificateAuthority named(String name, Instant now) {
        KeyPair keys = keys();
        return new CertificateAuthority(sign(name, name, keys, keys.getPrivate(), now, true, List.of(), List.of()));
    }

    /** An authority whose certificate and key were kept. */
    public static CertificateAuthority of(Issued self) {
        return new CertificateAuthority(self);
    }

    /** Its own certificate, which those who trust it need, and its key, which nobody else needs. */
    public Issued self() {
        return self;
    }

    /** For a server that answers at these DNS names and IP addresses. */
    public Issued server(String subject, List<String> addresses, Instant now) {
        return issue(
                subject, addresses.stream().map(CertificateAuthority::address).toList(), now, true);
    }

    /** For a client, such as a TPP; the DNS names are alternative names of it. */
    public Issued client(String subject, List<String> dnsNames, Instant now) {
        return issue(
                subject,
                dnsNames.stream()
                        .map(name -> new GeneralName(GeneralName.dNSName, name))
                        .toList(),
                now,
                false);
    }

    /** A client's certificate that nobody but itself vouches for. */
    public static Issued selfSigned(String subject, Instant now) {
        KeyPair keys = keys();
        return sign(
                subject,
                subject,
                keys,
                keys.getPrivate(),
                now,
                false,
                List.of(),
                List.of(KeyPurposeId.id_kp_clientAuth));
    }

    /** How somebody speaks TLS who trusts this authority alone and shows this certificate, or none. */
    public SSLContext context(@Nullable Issued shown) {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            if (shown != null) {
                own.setKeyEntry("own", shown.privateKey(), new char[0], new Certificate[] {shown.certificate()});
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, new char[0]);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", self.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private Issued issue(String subject, List<GeneralName> names, Instant now, boolean server) {
        return sign(
                self.certificate().getSubjectX500Principal().getName(),
                subject,
                keys(),
                self.privateKey(),
                now,
                false,
                names,
                List.of(server ? KeyPurposeId.id_kp_serverAuth : KeyPurposeId.id_kp_clientAuth));
    }

    /** In the order of RFC 4514: the text begins with the name's last part. */
    private static X500Name name(String text) {
        return X500Name.getInstance(new X500Principal(text).getEncoded());
    }

    private static GeneralName address(String address) {
        boolean ip = address.indexOf(':') >= 0 || address.matches("[0-9.]+");
        return new GeneralName(ip ? GeneralName.iPAddress : GeneralName.dNSName, address);
    }

    private static Issued sign(
            String issuer,
            String subject,
            KeyPair keys,
            PrivateKey signer,
            Instant now,
            boolean authority,
            List<GeneralName> names,
            List<KeyPurposeId> purposes) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name(issuer),
                    new BigInteger(SERIAL_BITS, RANDOM),
                    Date.from(now.minus(CLOCKS_DIFFER)),
                    Date.from(now.plus(LIFETIME)),
                    name(subject),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            if (!purposes.isEmpty()) {
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
            }
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
            }
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
            return new Issued(certificate, keys.getPrivate());
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("no certificate for " + subject, e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
