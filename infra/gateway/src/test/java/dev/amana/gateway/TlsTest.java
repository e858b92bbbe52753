package dev.amana.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.certificates.CertificateAuthority;
import dev.amana.certificates.Issued;
import dev.amana.gatewaylink.ClientCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The gateway's TLS ports: who is let in, and what services hear of it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "amana.gateway.tls.port=0",
            "amana.gateway.tls.client-certificate-port=0",
            "spring.http.clients.ssl.bundle=gateway-link"
        })
class TlsTest {

    private static final String TOKEN = "/apigateway/as/token.oauth2";
    private static final Instant NOW = Instant.now();
    private static final CertificateAuthority BANK = CertificateAuthority.named("CN=Bank", NOW);
    private static final CertificateAuthority TPPS = CertificateAuthority.named("CN=TPPs", NOW);
    private static final Issued GATEWAY = BANK.server("CN=bank.example", List.of("localhost", "127.0.0.1"), NOW);
    private static final Issued LINK = BANK.client("CN=gateway", List.of("gateway.amana.internal"), NOW);
    private static final Issued TPP = TPPS.client("CN=tpp-one", List.of(), NOW);
    private static final TlsBackend SECURE = new TlsBackend(BANK.server("CN=service", List.of("localhost"), NOW), BANK);
    private static final Backend PLAIN = new Backend();

    @LocalServerPort
    private int port;

    @Autowired
    private ServletWebServerApplicationContext context;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("amana.public-base", () -> "https://bank.example");
        for (String service : new String[] {"consent-service", "token-service", "aisp-service"}) {
            registry.add("amana." + service + "-base", PLAIN::base);
            registry.add("amana.secure." + service + "-base", SECURE::base);
        }
        keystore(registry, "gateway", GATEWAY);
        keystore(registry, "gateway-link", LINK);
        truststore(registry, "gateway-link", BANK);
        truststore(registry, "client-authorities", TPPS);
    }

    private static void keystore(DynamicPropertyRegistry registry, String bundle, Issued issued) {
        registry.add("spring.ssl.bundle.pem." + bundle + ".keystore.certificate", issued::certificatePem);
        registry.add("spring.ssl.bundle.pem." + bundle + ".keystore.private-key", issued::privateKeyPem);
    }

    private static void truststore(DynamicPropertyRegistry registry, String bundle, CertificateAuthority authority) {
        registry.add(
                "spring.ssl.bundle.pem." + bundle + ".truststore.certificate",
                () -> authority.self().certificatePem());
    }

    @AfterAll
    static void stop() {
        SECURE.close();
        PLAIN.close();
    }

    private int tlsPort(boolean clientCertificates) {
        Connector[] connectors = ((TomcatWebServer) Objects.requireNonNull(context.getWebServer()))
                .getTomcat()
                .getService()
                .findConnectors();
        return Arrays.stream(connectors)
                .filter(connector -> connector.getSecure())
                .filter(connector -> clientCertificates
                        == (connector.findSslHostConfigs()[0].getCertificateVerification()
                                == SSLHostConfig.CertificateVerification.REQUIRED))
                .findFirst()
                .orElseThrow()
                .getLocalPort();
    }

    private static HttpResponse<String> get(int port, @Nullable Issued shown, String... headers)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(BANK.context(shown))
                .build();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + TOKEN));
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    @Test
    void servicesHearOfTheCertificateOverTheLinkAlone() throws Exception {
        assertThat(get(tlsPort(true), TPP).statusCode()).isEqualTo(200);
        TlsBackend.Received received = SECURE.next();
        assertThat(received.peer()).isEqualTo("CN=gateway");
        assertThat(received.headers().get("Client-cert"))
                .containsExactly(new ClientCertificate(TPP.certificate()).headerValue());
        assertThat(PLAIN.received()).isEmpty();
    }

    @Test
    void whatACallerSaysOfCertificatesIsDropped() throws Exception {
        String invented = new ClientCertificate(GATEWAY.certificate()).headerValue();
        String[] headers = {
            "Client-Cert", invented, "Client-Cert-Chain", invented, "Forwarded", "for=1.2.3.4;host=evil.example"
        };

        assertThat(get(tlsPort(true), TPP, headers).statusCode()).isEqualTo(200);
        TlsBackend.Received received = SECURE.next();
        assertThat(received.headers().get("Client-cert"))
                .containsExactly(new ClientCertificate(TPP.certificate()).headerValue());
        assertThat(received.headers()).doesNotContainKeys("Client-cert-chain", "Forwarded");

        assertThat(get(tlsPort(false), null, headers).statusCode()).isEqualTo(200);
        assertThat(PLAIN.received().getLast().headers())
                .doesNotContainKeys("Client-cert", "Client-cert-chain", "Forwarded");
        assertThat(SECURE.isIdle()).isTrue();
        PLAIN.forget();
    }

    @Test
    void aCertificateThatNoTrustedAuthorityIssuedIsNotLetIn() {
        Issued selfSigned = CertificateAuthority.selfSigned("CN=tpp-one", NOW);
        Issued byItsNamesake = CertificateAuthority.named("CN=TPPs", NOW).client("CN=tpp-one", List.of(), NOW);
        Issued expired = TPPS.client("CN=tpp-one", List.of(), NOW.minusSeconds(4L * 365 * 24 * 3600));
        for (Issued shown : new Issued[] {selfSigned, byItsNamesake, expired, LINK}) {
            assertThatThrownBy(() -> get(tlsPort(true), shown)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> get(tlsPort(true), null)).isInstanceOf(IOException.class);
        assertThat(SECURE.isIdle()).isTrue();
    }

    @Test
    void theOtherTlsPortAsksNobodyForACertificate() throws Exception {
        HttpResponse<String> answer = get(tlsPort(false), TPP);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(PLAIN.received()).hasSize(1);
        PLAIN.forget();
        assertThat(SECURE.isIdle()).isTrue();
    }

    @Test
    void browsersAreToldToComeByTlsAlone() throws Exception {
        assertThat(get(tlsPort(true), TPP).headers().allValues("Strict-Transport-Security"))
                .containsExactly("max-age=63072000; includeSubDomains");
        SECURE.next();
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, TLS_AES_128_GCM_SHA256, true",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, true",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, false",
        "TLSv1.2, TLS_RSA_WITH_AES_128_GCM_SHA256, false"
    })
    void onlyStrongCiphersAreSpoken(String protocol, String cipher, boolean spoken) throws Exception {
        SSLContext context = BANK.context(null);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .sslParameters(new SSLParameters(new String[] {cipher}, new String[] {protocol}))
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + tlsPort(false) + "/nothing"))
                .build();
        if (spoken) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(404);
        } else {
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void thePlainPortStaysWhereItWas() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + TOKEN))
                .header("Client-Cert", new ClientCertificate(TPP.certificate()).headerValue())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(PLAIN.received().getLast().headers()).doesNotContainKey("Client-cert");
        PLAIN.forget();
    }
}
