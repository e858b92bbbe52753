package dev.amana.token.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The key files a token service starts with, made once for all tests of a JVM. */
public final class KeyFiles {

    public static final String ADMIN_KEY = randomText();
    public static final String TPP_TWO_SECRET = randomText();
    public static final RSAKey ONE_PS256 = rsa("one-ps256", 2048);
    public static final ECKey ONE_ES256 = ec("one-es256");
    public static final ECKey TWO_ES256 = ec("two-es256");
    public static final ECKey AISP = ec("aisp-1");
    public static final ECKey AUDIT_CONSOLE = ec("audit-console-1");
    public static final ECKey OPERATOR = ec("amana-operator-1");
    public static final String STAFF_PASSWORD = randomText();
    public static final Path DIRECTORY = write();

    private KeyFiles() {}

    public static RSAKey rsa(String kid, int bits) {
        try {
            return new RSAKeyGenerator(bits, true)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.PS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ECKey ec(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String randomText() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Path write() {
        try {
            Path directory = Files.createTempDirectory("amana-token-keys");
            byte[] master = new byte[32];
            new SecureRandom().nextBytes(master);
            Path masterKey = directory.resolve("master.key");
            Files.writeString(masterKey, Base64.getEncoder().encodeToString(master));
            Files.setPosixFilePermissions(masterKey, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(directory.resolve("admin.key"), ADMIN_KEY + "\n");
            Files.writeString(directory.resolve("aisp.jwks.json"), jwks(AISP));
            Files.writeString(directory.resolve("audit-console.jwks.json"), jwks(AUDIT_CONSOLE));
            Files.writeString(directory.resolve("amana-operator.jwks.json"), jwks(OPERATOR));
            Files.writeString(directory.resolve("staff-auditor.json"), """
                    {"name":"sample-auditor","password":"%s","totpSecret":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}""".formatted(STAFF_PASSWORD));
            Files.writeString(directory.resolve("tpp-one.jwks.json"), jwks(ONE_PS256, ONE_ES256));
            Files.writeString(directory.resolve("tpp-two.jwks.json"), jwks(TWO_ES256));
            Files.writeString(directory.resolve("tpp-two.secret"), TPP_TWO_SECRET + "\n");
            RSAKey coreBanking = new RSAKeyGenerator(2048)
                    .keyID("core-banking")
                    .keyUse(KeyUse.ENCRYPTION)
                    .generate();
            Files.writeString(
                    directory.resolve("core-banking.jwk.json"),
                    coreBanking.toPublicJWK().toJSONString());
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String jwks(JWK... keys) {
        return new JWKSet(List.of(keys)).toPublicJWKSet().toString();
    }
}
