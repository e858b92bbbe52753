package dev.amana.token.support;

import dev.amana.certificates.CertificateAuthority;
import dev.amana.certificates.Issued;
import dev.amana.gatewaylink.ClientCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The gateway's end of its link to the token service: what it passes on together with a client's certificate. */
public final class GatewayLink {

    private static final Instant NOW = Instant.now();
    private static final CertificateAuthority BANK = CertificateAuthority.named("CN=Bank", NOW);
    private static final CertificateAuthority TPPS = CertificateAuthority.named("CN=TPPs", NOW);
    private static final Issued SERVICE = BANK.server("CN=token-service", List.of("localhost"), NOW);
    private static final HttpClient GATEWAY = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(BANK.context(BANK.client("CN=gateway", List.of("gateway.amana.internal"), NOW)))
            .build();

    private final int port;

    private GatewayLink(int port) {
        this.port = port;
    }

    /** To this instance. */
    public static GatewayLink to(ServletWebServerApplicationContext instance) {
        TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(instance.getWebServer());
        return new GatewayLink(Arrays.stream(server.getTomcat().getService().findConnectors())
                .filter(Connector::getSecure)
                .findFirst()
                .orElseThrow()
                .getLocalPort());
    }

    /** What an instance needs to have such a link. */
    public static void properties(DynamicPropertyRegistry registry) {
        String bundle = "spring.ssl.bundle.pem.gateway-link.";
        registry.add("amana.gateway-link.port", () -> 0);
        registry.add("amana.mtls-base", () -> "https://localhost:8444");
        registry.add(bundle + "keystore.certificate", SERVICE::certificatePem);
        registry.add(bundle + "keystore.private-key", SERVICE::privateKeyPem);
        registry.add(bundle + "truststore.certificate", () -> BANK.self().certificatePem());
    }

    /** A certificate as the authorities of TPPs issue them. */
    public static ClientCertificate certificate(String subject, String... dnsNames) {
        return new ClientCertificate(
                TPPS.client(subject, List.of(dnsNames), Instant.now()).certificate());
    }

    public HttpResponse<String> form(
            ClientCertificate shown, String path, Map<String, String> fields, String... headers) {
        HttpRequest.Builder request = request(shown, path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Http.form(fields)));
        return send(request);
    }

    public HttpResponse<String> get(ClientCertificate shown, String path, String... headers) {
        return send(request(shown, path, headers).GET());
    }

    private HttpRequest.Builder request(ClientCertificate shown, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                .header(ClientCertificate.HEADER, shown.headerValue());
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return GATEWAY.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
