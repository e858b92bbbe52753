package dev.amana.localstack.service;

import dev.amana.localstack.Ports;
import dev.amana.localstack.StackDirectory;
import dev.amana.localstack.keys.CertificateFiles;
import dev.amana.localstack.keys.KeyFiles;
import dev.amana.localstack.keys.Secrets;
import dev.amana.localstack.postgres.Databases;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What each service is told: addresses, files, and in its environment what must not be in a command line. */
public record Settings(Ports ports, StackDirectory directory) {

    private static final String LINK = "gateway-link";

    /** Those that the gateway reaches over TLS when a client has shown a certificate. */
    private static final Set<Service> LINKED =
            EnumSet.of(Service.CONSENT_SERVICE, Service.TOKEN_SERVICE, Service.AISP_SERVICE);

    /** System properties. */
    Map<String, String> properties(Service service) {
        Secrets secrets = new Secrets(directory.secrets());
        KeyFiles keys = new KeyFiles(directory.keys());
        Map<String, String> properties = new LinkedHashMap<>();
        switch (service) {
            case CONSENT_SERVICE -> {
                publicBase(properties);
                base(properties, Service.TOKEN_SERVICE);
                properties.put(
                        "amana.client-key-file", keys.consentServicePrivateKey().toString());
                properties.put("amana.staff.issuer", staffIssuer());
                properties.put(
                        "amana.staff.client-key-file",
                        keys.auditConsolePrivateKey().toString());
                properties.put("amana.staff.console-base", at(Service.CONSENT_SERVICE));
            }
            case TOKEN_SERVICE -> {
                publicBase(properties);
                base(properties, Service.CONSENT_SERVICE);
                properties.put("amana.profile", "sandbox");
                properties.put(
                        "amana.core-banking.public-key-file",
                        keys.coreBankingPublicKey().toString());
                properties.put("amana.master-key-file", secrets.masterKey().toString());
                properties.put("amana.admin-key-file", secrets.adminKey().toString());
                properties.put(
                        "amana.internal-clients.aisp-service.jwks-file",
                        keys.aispServicePublicKeys().toString());
                properties.put(
                        "amana.internal-clients.consent-service.jwks-file",
                        keys.consentServicePublicKeys().toString());
                // It introspects, and needs no token that opens anything.
                properties.put("amana.internal-clients.consent-service.scopes", "");
                properties.put("amana.sandbox.keys-dir", directory.keys().toString());
                staff(properties, keys);
            }
            case AISP_SERVICE -> {
                publicBase(properties);
                base(properties, Service.TOKEN_SERVICE);
                base(properties, Service.CONSENT_SERVICE);
                properties.put("amana.staff.issuer", staffIssuer());
                properties.put(
                        "amana.client-key-file", keys.aispServicePrivateKey().toString());
                properties.put(
                        "amana.spool-dir",
                        directory.root().resolve("spool").resolve("aisp").toString());
                properties.put("amana.fair-usage.default-class", "sandbox");
            }
            case CORE_BANKING_STUB ->
                properties.put(
                        "amana.core-banking.private-key-file",
                        keys.coreBankingPrivateKey().toString());
            case GATEWAY -> {
                publicBase(properties);
                base(properties, Service.CONSENT_SERVICE);
                base(properties, Service.TOKEN_SERVICE);
                base(properties, Service.AISP_SERVICE);
            }
        }
        new Traces(directory).endpoint().ifPresent(endpoint -> {
            properties.put("amana.traces.endpoint", endpoint.toString());
            // Whoever asks for them here wants to see the call just made.
            properties.put("amana.traces.share", "1");
        });
        if (service == Service.GATEWAY) {
            tlsPorts(properties);
        } else if (LINKED.contains(service)) {
            link(properties, service);
        }
        return properties;
    }

    /** The gateway's TLS ports, and the services' ends of its link to them. */
    private void tlsPorts(Map<String, String> properties) {
        CertificateFiles tls = new KeyFiles(directory.keys()).certificates();
        properties.put("amana.gateway.tls.port", Integer.toString(ports.gatewayTls()));
        properties.put(
                "amana.gateway.tls.client-certificate-port", Integer.toString(ports.gatewayClientCertificates()));
        keystore(properties, "gateway", tls, CertificateFiles.GATEWAY);
        truststore(properties, "client-authorities", tls.certificate(CertificateFiles.TPP_AUTHORITY));
        keystore(properties, LINK, tls, CertificateFiles.GATEWAY_LINK);
        truststore(properties, LINK, tls.certificate(CertificateFiles.AUTHORITY));
        properties.put("spring.http.clients.ssl.bundle", LINK);
        for (Service service : LINKED) {
            properties.put(
                    "amana.secure.%s-base".formatted(service.partName()),
                    ports.allOf(service).stream()
                            .map(port -> "https://localhost:" + ports.link(port))
                            .collect(Collectors.joining(",")));
        }
    }

    /** A service's own end of it; the port goes with the instance. */
    private void link(Map<String, String> properties, Service service) {
        CertificateFiles tls = new KeyFiles(directory.keys()).certificates();
        keystore(properties, LINK, tls, service.partName());
        truststore(properties, LINK, tls.certificate(CertificateFiles.AUTHORITY));
        properties.put("amana.mtls-base", "https://localhost:" + ports.gatewayClientCertificates());
    }

    private static void keystore(Map<String, String> properties, String bundle, CertificateFiles tls, String name) {
        String keystore = "spring.ssl.bundle.pem." + bundle + ".keystore.";
        properties.put(keystore + "certificate", "file:" + tls.certificate(name));
        properties.put(keystore + "private-key", "file:" + tls.privateKey(name));
    }

    private static void truststore(Map<String, String> properties, String bundle, Path authority) {
        properties.put("spring.ssl.bundle.pem." + bundle + ".truststore.certificate", "file:" + authority);
    }

    Map<String, String> environment(Service service, int port) {
        Map<String, String> environment = new LinkedHashMap<>();
        if (LINKED.contains(service)) {
            environment.put("AMANA_GATEWAYLINK_PORT", Integer.toString(ports.link(port)));
        }
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.kafka());
        if (!service.database().isEmpty()) {
            Secrets secrets = new Secrets(directory.secrets());
            environment.put(
                    "SPRING_DATASOURCE_URL", new Databases(ports.postgresql(), secrets).url(service.database()));
            environment.put("SPRING_DATASOURCE_USERNAME", service.database());
            environment.put("SPRING_DATASOURCE_PASSWORD", secrets.password(service.database()));
        }
        return environment;
    }

    /** Staff sign in at token-service's own address; the console is consent-service's page. */
    private void staff(Map<String, String> properties, KeyFiles keys) {
        properties.put("amana.staff.issuer", staffIssuer());
        properties.put(
                "amana.staff.clients.audit-console.jwks-file",
                keys.auditConsolePublicKeys().toString());
        properties.put(
                "amana.staff.clients.audit-console.redirect-uris",
                at(Service.CONSENT_SERVICE) + "/audit/login/oauth2/code/staff");
        properties.put(
                "amana.staff.clients.amana-operator.jwks-file",
                keys.operatorPublicKeys().toString());
        properties.put("amana.staff.clients.amana-operator.roles", "operator");
    }

    private String staffIssuer() {
        return at(Service.TOKEN_SERVICE) + "/staff";
    }

    private void publicBase(Map<String, String> properties) {
        properties.put("amana.public-base", at(Service.GATEWAY));
    }

    private void base(Map<String, String> properties, Service service) {
        String instances = ports.allOf(service).stream().map(port -> at(port)).collect(Collectors.joining(","));
        properties.put("amana.%s-base".formatted(service.partName()), instances);
    }

    /** Its first instance. */
    private String at(Service service) {
        return at(ports.of(service));
    }

    private static String at(int port) {
        return "http://localhost:" + port;
    }
}
