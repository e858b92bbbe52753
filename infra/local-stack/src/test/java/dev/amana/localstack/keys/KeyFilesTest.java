package dev.amana.localstack.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilesTest {

    /** Two authorities, the gateway's two ends, three services, one application; each with its key. */
    private static final int CERTIFICATES = 8;

    @TempDir
    private Path directory;

    @Test
    void onlyTheirOwnerMayReadThem() throws IOException {
        new KeyFiles(directory).create();
        assertThat(files())
                .hasSize(16 + CERTIFICATES * 2)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
    }

    @Test
    void eachCertificateIsOfItsOwnAuthority() throws Exception {
        new KeyFiles(directory).create();
        CertificateFiles tls = new KeyFiles(directory).certificates();
        X509Certificate bank = certificate(tls, CertificateFiles.AUTHORITY);
        X509Certificate tpps = certificate(tls, CertificateFiles.TPP_AUTHORITY);

        for (String ours : List.of("gateway", "gateway-link", "consent-service", "token-service", "aisp-service")) {
            certificate(tls, ours).verify(bank.getPublicKey());
            certificate(tls, ours).checkValidity();
        }
        certificate(tls, "tpp-three").verify(tpps.getPublicKey());
        assertThatThrownBy(() -> certificate(tls, "tpp-three").verify(bank.getPublicKey()))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    void serviceIsKnownByItsNamesAmongContainersToo() throws Exception {
        new KeyFiles(directory).create();
        X509Certificate service = certificate(new KeyFiles(directory).certificates(), "consent-service");
        assertThat(service.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .contains("localhost", "consent-service", "consent-service-2");
    }

    @Test
    void applicationIsNamedAsItIsRegistered() throws Exception {
        new KeyFiles(directory).create();
        assertThat(certificate(new KeyFiles(directory).certificates(), "tpp-three")
                        .getSubjectX500Principal())
                .isEqualTo(new X500Principal("CN=tpp-three,O=Lulu Ledger,C=BH"));
    }

    private static X509Certificate certificate(CertificateFiles files, String name) throws Exception {
        try (InputStream file = Files.newInputStream(files.certificate(name))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
    }

    @Test
    void theyAreMadeOnce() throws IOException {
        new KeyFiles(directory).create();
        List<String> before = contents();
        new KeyFiles(directory).create();
        assertThat(contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpp-one", "tpp-two"})
    void applicationHasAKeyForEachAlgorithmAndGivesAwayNone(String clientId) throws Exception {
        new KeyFiles(directory).create();
        JWKSet own =
                JWKSet.load(directory.resolve(clientId + ".private.jwks.json").toFile());
        JWKSet given = JWKSet.load(directory.resolve(clientId + ".jwks.json").toFile());
        assertThat(own.getKeys()).allMatch(JWK::isPrivate);
        assertThat(given.getKeys()).noneMatch(JWK::isPrivate);
        assertThat(given.getKeys())
                .extracting(JWK::getAlgorithm)
                .containsExactly(JWSAlgorithm.ES256, JWSAlgorithm.PS256);
        assertThat(given.getKeys().stream().map(JWK::getKeyID))
                .isEqualTo(own.getKeys().stream().map(JWK::getKeyID).toList());
    }

    @Test
    void coreBankingGivesAwayItsPublicKeyOnly() throws Exception {
        KeyFiles keys = new KeyFiles(directory);
        keys.create();
        JWK own = JWK.parse(read(keys.coreBankingPrivateKey()));
        JWK given = JWK.parse(read(keys.coreBankingPublicKey()));
        assertThat(own.isPrivate()).isTrue();
        assertThat(given.isPrivate()).isFalse();
        assertThat(given.getAlgorithm()).isEqualTo(JWEAlgorithm.RSA_OAEP_256);
        assertThat(given.computeThumbprint()).isEqualTo(own.computeThumbprint());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
            return files.sorted().toList();
        }
    }

    private List<String> contents() throws IOException {
        return files().stream().map(KeyFilesTest::read).toList();
    }

    private static String read(Path file) {
        return PrivateFiles.read(file);
    }
}
