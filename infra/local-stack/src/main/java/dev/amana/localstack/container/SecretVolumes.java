package dev.amana.localstack.container;

import dev.amana.localstack.StackDirectory;
import dev.amana.localstack.StackException;
import dev.amana.localstack.keys.CertificateFiles;
import dev.amana.localstack.keys.KeyFiles;
import dev.amana.localstack.keys.PrivateFiles;
import dev.amana.localstack.keys.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Makes every key and password once, and gives each container those it needs and no other: a directory for each, which
 * is a volume of its own. In a service's, {@code config} is a tree of its properties (Spring's {@code configtree:}),
 * the rest are files that properties point to.
 *
 * @param root holds {@code stack}, where all are kept, and the directories of the containers
 */
record SecretVolumes(Path root) {

    private static final List<String> DATABASES = List.of("consent", "token", "aisp");

    void fill() {
        StackDirectory stack = new StackDirectory(root.resolve("stack"));
        List.of(stack.keys(), stack.secrets()).forEach(PrivateFiles::directory);
        KeyFiles keys = new KeyFiles(stack.keys());
        Secrets secrets = new Secrets(stack.secrets());
        keys.create();
        postgresql(secrets);
        DATABASES.forEach(database -> password(database + "-service", database, secrets));
        tokenService(keys, secrets);
        copy(keys.auditConsolePrivateKey(), "consent-service");
        copy(keys.aispServicePrivateKey(), "aisp-service");
        copy(keys.consentServicePrivateKey(), "consent-service");
        copy(keys.coreBankingPrivateKey(), "core-banking-stub");
        tls(keys.certificates());
    }

    /** Whoever speaks TLS: its own certificates with their keys, and the certificates of the authorities it trusts. */
    private void tls(CertificateFiles certificates) {
        for (String database : DATABASES) {
            String service = database + "-service";
            issued(certificates, service, service);
            trusted(certificates, CertificateFiles.AUTHORITY, service);
        }
        issued(certificates, CertificateFiles.GATEWAY, "gateway");
        issued(certificates, CertificateFiles.GATEWAY_LINK, "gateway");
        trusted(certificates, CertificateFiles.AUTHORITY, "gateway");
        trusted(certificates, CertificateFiles.TPP_AUTHORITY, "gateway");
    }

    private void issued(CertificateFiles certificates, String name, String container) {
        trusted(certificates, name, container);
        Path key = certificates.privateKey(name);
        PrivateFiles.copy(key, tlsDirectory(container).resolve(key.getFileName()));
    }

    private void trusted(CertificateFiles certificates, String name, String container) {
        Path certificate = certificates.certificate(name);
        PrivateFiles.directory(tlsDirectory(container));
        PrivateFiles.copy(certificate, tlsDirectory(container).resolve(certificate.getFileName()));
    }

    private Path tlsDirectory(String container) {
        return root.resolve(container).resolve("tls");
    }

    private void tokenService(KeyFiles keys, Secrets secrets) {
        copy(keys.coreBankingPublicKey(), "token-service");
        copy(keys.aispServicePublicKeys(), "token-service");
        copy(keys.consentServicePublicKeys(), "token-service");
        copy(keys.auditConsolePublicKeys(), "token-service");
        copy(keys.operatorPublicKeys(), "token-service");
        copy(secrets.masterKey(), "token-service");
        copy(secrets.adminKey(), "token-service");
        Path samples = root.resolve("token-service/samples");
        PrivateFiles.directory(samples);
        List.of("tpp-one.jwks.json", "tpp-two.jwks.json", "tpp-two.secret", "staff-auditor.json")
                .forEach(name -> PrivateFiles.copy(keys.directory().resolve(name), samples.resolve(name)));
    }

    /** Its container runs as a user whom only its image knows; nothing else sees this volume. */
    private void postgresql(Secrets secrets) {
        List.of("postgres", "consent", "token", "aisp").forEach(user -> {
            Path password = root.resolve("postgresql").resolve(user + ".password");
            PrivateFiles.copy(secrets.passwordFile(user), password);
            try {
                Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("r--r--r--"));
            } catch (IOException e) {
                throw new StackException("cannot open " + password + " to PostgreSQL: " + e, e);
            }
        });
    }

    private void password(String service, String database, Secrets secrets) {
        Path config = root.resolve(service).resolve("config");
        PrivateFiles.directory(config);
        PrivateFiles.copy(secrets.passwordFile(database), config.resolve("spring.datasource.password"));
    }

    private void copy(Path file, String service) {
        PrivateFiles.copy(file, root.resolve(service).resolve(file.getFileName()));
    }
}
