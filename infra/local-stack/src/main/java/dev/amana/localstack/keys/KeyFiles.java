package dev.amana.localstack.keys;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.amana.localstack.StackException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;

/**
 * The asymmetric keys of the stack, as JWK or JWK Set files (RFC 7517): core banking's, those of the two services that ask
 * token-service, those of the two sample applications, those of the programs staff use, and a member of staff to sign in as.
 *
 * @param directory one file for each private key, and one for what others may know of it
 */
public record KeyFiles(Path directory) {

    private static final int RSA_BITS = 2048;
    private static final String AUDIT_CONSOLE = "audit-console";
    private static final String OPERATOR = "amana-operator";

    /** Makes what is missing. */
    public void create() {
        encryptionKey("core-banking");
        clientKey("aisp-service");
        clientKey("consent-service");
        clientKey(AUDIT_CONSOLE);
        clientKey(OPERATOR);
        PrivateFiles.writeOnce(staffAuditor(), SampleStaff::json);
        application("tpp-one");
        application("tpp-two");
        PrivateFiles.writeOnce(
                directory.resolve("tpp-two.secret"),
                () -> Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.random()));
        certificates().create();
    }

    /** The certificates of the gateway, of the services and of the sample application that has one. */
    public CertificateFiles certificates() {
        return new CertificateFiles(directory.resolve("tls"));
    }

    public Path coreBankingPublicKey() {
        return directory.resolve("core-banking.public.jwk.json");
    }

    public Path coreBankingPrivateKey() {
        return directory.resolve("core-banking.private.jwk.json");
    }

    public Path aispServicePublicKeys() {
        return directory.resolve("aisp-service.jwks.json");
    }

    public Path aispServicePrivateKey() {
        return directory.resolve("aisp-service.private.jwk.json");
    }

    public Path consentServicePublicKeys() {
        return directory.resolve("consent-service.jwks.json");
    }

    public Path consentServicePrivateKey() {
        return directory.resolve("consent-service.private.jwk.json");
    }

    /** What the audit pages prove themselves to the staff issuer with. */
    public Path auditConsolePrivateKey() {
        return directory.resolve(AUDIT_CONSOLE + ".private.jwk.json");
    }

    public Path auditConsolePublicKeys() {
        return directory.resolve(AUDIT_CONSOLE + ".jwks.json");
    }

    /** What the operator's commands prove themselves with; the private half lies beside it. */
    public Path operatorPublicKeys() {
        return directory.resolve(OPERATOR + ".jwks.json");
    }

    /** Name, password and authenticator secret of an auditor to sign in as. */
    public Path staffAuditor() {
        return directory.resolve("staff-auditor.json");
    }

    private void encryptionKey(String owner) {
        Path privateKey = directory.resolve(owner + ".private.jwk.json");
        PrivateFiles.writeOnce(
                privateKey,
                () -> rsa(JWEAlgorithm.RSA_OAEP_256, KeyUse.ENCRYPTION).toJSONString());
        PrivateFiles.writeOnce(
                directory.resolve(owner + ".public.jwk.json"),
                () -> key(privateKey).toPublicJWK().toJSONString());
    }

    private void clientKey(String owner) {
        Path privateKey = directory.resolve(owner + ".private.jwk.json");
        PrivateFiles.writeOnce(privateKey, () -> ec().toJSONString());
        PrivateFiles.writeOnce(
                directory.resolve(owner + ".jwks.json"), () -> new JWKSet(key(privateKey)).toString(true));
    }

    /** One key for ES256 and one for PS256, so that a client library may choose either. */
    private void application(String clientId) {
        Path privateKeys = directory.resolve(clientId + ".private.jwks.json");
        PrivateFiles.writeOnce(
                privateKeys,
                () -> new JWKSet(List.of(ec(), rsa(JWSAlgorithm.PS256, KeyUse.SIGNATURE))).toString(false));
        PrivateFiles.writeOnce(
                directory.resolve(clientId + ".jwks.json"),
                () -> keys(privateKeys).toString(true));
    }

    private static JWK ec() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new StackException("this Java cannot make P-256 keys", e);
        }
    }

    private static JWK rsa(Algorithm algorithm, KeyUse use) {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .keyUse(use)
                    .algorithm(algorithm)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new StackException("this Java cannot make RSA keys", e);
        }
    }

    private static JWK key(Path file) {
        try {
            return JWK.parse(PrivateFiles.read(file));
        } catch (ParseException e) {
            throw new StackException(
                    file + " is no JWK; remove it and " + file.getParent() + "'s others of its name", e);
        }
    }

    private static JWKSet keys(Path file) {
        try {
            return JWKSet.parse(PrivateFiles.read(file));
        } catch (ParseException e) {
            throw new StackException(file + " is no JWK Set; remove it and its public half", e);
        }
    }
}
