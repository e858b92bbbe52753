package dev.amana.localstack.keys;

import dev.amana.certificates.CertificateAuthority;
import dev.amana.certificates.Issued;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The certificates of the stack, each a PEM file beside its key's: {@code <name>.cert.pem}, {@code <name>.key.pem}. Two
 * authorities vouch for them: the bank's own for the gateway and the services, and one that stands for the directory that TPPs
 * get theirs from. Whoever has a TPP's certificate is therefore nobody inside.
 */
public record CertificateFiles(Path directory) {

    /** The bank's authority. */
    public static final String AUTHORITY = "authority";

    /** The authority of TPPs' certificates. */
    public static final String TPP_AUTHORITY = "tpp-authority";

    /** What the world is shown at the gateway's TLS ports. */
    public static final String GATEWAY = "gateway";

    /** What the gateway shows to the services. */
    public static final String GATEWAY_LINK = "gateway-link";

    private static final List<String> SERVICES = List.of("consent-service", "token-service", "aisp-service");
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

    /** Makes what is missing. */
    void create() {
        PrivateFiles.directory(directory);
        Instant now = Instant.now();
        CertificateAuthority bank = authority(AUTHORITY, "CN=Amana sandbox", now);
        issue(GATEWAY, bank, authority -> authority.server("CN=localhost", LOOPBACK, now));
        issue(GATEWAY_LINK, bank, authority -> authority.client("CN=gateway", List.of("gateway.amana.internal"), now));
        for (String service : SERVICES) {
            issue(service, bank, authority -> authority.server("CN=" + service, addresses(service), now));
        }
        CertificateAuthority tpps = authority(TPP_AUTHORITY, "CN=Amana sandbox TPPs", now);
        issue("tpp-three", tpps, authority -> authority.client("CN=tpp-three,O=Lulu Ledger,C=BH", List.of(), now));
    }

    /** The loopback interface, and among containers the names of its two instances. */
    private static List<String> addresses(String service) {
        return Stream.concat(LOOPBACK.stream(), Stream.of(service, service + "-2"))
                .toList();
    }

    public Path certificate(String name) {
        return directory.resolve(name + ".cert.pem");
    }

    public Path privateKey(String name) {
        return directory.resolve(name + ".key.pem");
    }

    private CertificateAuthority authority(String name, String subject, Instant now) {
        if (!exists(name)) {
            write(name, CertificateAuthority.named(subject, now).self());
        }
        return CertificateAuthority.of(
                Issued.parse(PrivateFiles.read(certificate(name)), PrivateFiles.read(privateKey(name))));
    }

    private void issue(String name, CertificateAuthority authority, Function<CertificateAuthority, Issued> how) {
        if (!exists(name)) {
            write(name, how.apply(authority));
        }
    }

    private boolean exists(String name) {
        return Files.exists(certificate(name)) && Files.exists(privateKey(name));
    }

    private void write(String name, Issued issued) {
        PrivateFiles.write(privateKey(name), issued.privateKeyPem());
        PrivateFiles.write(certificate(name), issued.certificatePem());
    }
}
