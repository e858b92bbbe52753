package dev.amana.gatewaylink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.certificates.CertificateAuthority;
import dev.amana.certificates.Issued;
import jakarta.servlet.http.HttpServletRequest;
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
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"amana.gateway-link.port=0", "server.address=127.0.0.1"})
class GatewayLinkTest {

    private static final Instant NOW = Instant.now();
    private static final CertificateAuthority BANK = CertificateAuthority.named("CN=Bank", NOW);
    private static final Issued SERVICE = BANK.server("CN=service", List.of("localhost", "127.0.0.1"), NOW);
    private static final Issued GATEWAY = BANK.client("CN=gateway", List.of("gateway.amana.internal"), NOW);
    private static final Issued ANOTHER_PART = BANK.client("CN=gateway", List.of("batch.amana.internal"), NOW);
    private static final Issued NAMED_BY_ITSELF =
            CertificateAuthority.named("CN=Bank", NOW).client("CN=gateway", List.of("gateway.amana.internal"), NOW);
    private static final Issued TPP =
            CertificateAuthority.named("CN=TPPs", NOW).client("CN=tpp-one,O=Sadeem Money,C=BH", List.of(), NOW);

    @SpringBootApplication
    static class Service {

        @RestController
        static class Who {

            @GetMapping("/who")
            String who(HttpServletRequest request) {
                return ClientCertificate.of(request)
                        .map(ClientCertificate::toString)
                        .orElse("nobody");
            }
        }
    }

    @LocalServerPort
    private int port;

    @org.springframework.beans.factory.annotation.Autowired
    private ServletWebServerApplicationContext context;

    @DynamicPropertySource
    static void bundle(DynamicPropertyRegistry registry) {
        String bundle = "spring.ssl.bundle.pem.gateway-link.";
        registry.add(bundle + "keystore.certificate", SERVICE::certificatePem);
        registry.add(bundle + "keystore.private-key", SERVICE::privateKeyPem);
        registry.add(bundle + "truststore.certificate", () -> BANK.self().certificatePem());
    }

    private URI link() {
        TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        int linkPort = Arrays.stream(server.getTomcat().getService().findConnectors())
                .filter(connector -> connector.getSecure())
                .findFirst()
                .orElseThrow()
                .getLocalPort();
        return URI.create("https://localhost:" + linkPort + "/who");
    }

    private static HttpClient client(@Nullable Issued shown) {
        return HttpClient.newBuilder().sslContext(BANK.context(shown)).build();
    }

    private static HttpResponse<String> ask(HttpClient client, URI address, String... headers) throws IOException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address);
            return client.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String told(Issued certificate) {
        return new ClientCertificate(certificate.certificate()).headerValue();
    }

    @Test
    void theGatewayIsBelieved() throws IOException {
        assertThat(ask(client(GATEWAY), link(), ClientCertificate.HEADER, told(TPP))
                        .body())
                .contains("CN=tpp-one", "O=Sadeem Money");
        assertThat(ask(client(GATEWAY), link()).body()).isEqualTo("nobody");
    }

    @Test
    void onThePlainPortNobodyIsBelieved() throws IOException {
        URI plain = URI.create("http://localhost:" + port + "/who");
        assertThat(ask(HttpClient.newHttpClient(), plain, ClientCertificate.HEADER, told(TPP))
                        .body())
                .isEqualTo("nobody");
    }

    @Test
    void anotherPartOfTheBankIsNotTheGateway() throws IOException {
        assertThat(ask(client(ANOTHER_PART), link(), ClientCertificate.HEADER, told(TPP))
                        .body())
                .isEqualTo("nobody");
    }

    @Test
    void whoeverTheBankDoesNotVouchForIsNotLetIn() {
        for (Issued shown : new Issued[] {NAMED_BY_ITSELF, TPP}) {
            assertThatThrownBy(() -> ask(client(shown), link())).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> ask(client(null), link())).isInstanceOfAny(SSLException.class, IOException.class);
    }

    @Test
    void whatTheGatewayGarblesIsRefused() throws IOException {
        for (String garbled : new String[] {"x", ":eA==:", ":%:", told(TPP).substring(1)}) {
            assertThat(ask(client(GATEWAY), link(), ClientCertificate.HEADER, garbled)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(ask(
                                client(GATEWAY),
                                link(),
                                ClientCertificate.HEADER,
                                told(TPP),
                                ClientCertificate.HEADER,
                                told(TPP))
                        .statusCode())
                .isEqualTo(400);
    }
}
