package dev.amana.openbanking.token;

import static dev.amana.openbanking.Http.assertRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.certificates.CertificateAuthority;
import dev.amana.certificates.Issued;
import dev.amana.gatewaylink.ClientCertificate;
import dev.amana.openbanking.TestBank;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tokens bound to a client certificate (RFC 8705 §3), at a resource server behind the gateway's link. */
@SpringBootTest(
        classes = TestBank.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"amana.public-base=https://bank.example", "amana.gateway-link.port=0"})
class CertificateTokensTest {

    private static final TestTokenService TOKENS = new TestTokenService();
    private static final String ACCOUNTS = TestBank.API + "/accounts";
    private static final Instant NOW = Instant.now();
    private static final CertificateAuthority BANK = CertificateAuthority.named("CN=Bank", NOW);
    private static final Issued SERVICE = BANK.server("CN=service", List.of("localhost"), NOW);
    private static final HttpClient GATEWAY = HttpClient.newBuilder()
            .sslContext(BANK.context(BANK.client("CN=gateway", List.of("gateway.amana.internal"), NOW)))
            .build();
    private static final CertificateAuthority TPPS = CertificateAuthority.named("CN=TPPs", NOW);
    private static final ClientCertificate OWN = certificate();
    private static final ClientCertificate OTHER = certificate();

    @LocalServerPort
    private int port;

    @Autowired
    private ServletWebServerApplicationContext instance;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("amana.token-service-base", TOKENS::base);
        String bundle = "spring.ssl.bundle.pem.gateway-link.";
        properties.add(bundle + "keystore.certificate", SERVICE::certificatePem);
        properties.add(bundle + "keystore.private-key", SERVICE::privateKeyPem);
        properties.add(bundle + "truststore.certificate", () -> BANK.self().certificatePem());
    }

    private static ClientCertificate certificate() {
        return new ClientCertificate(TPPS.client("CN=tpp-one", List.of(), NOW).certificate());
    }

    private static String boundToken(ClientCertificate certificate) {
        return TOKENS.token(claims -> claims.claim("cnf", Map.of("x5t#S256", certificate.thumbprint())));
    }

    private HttpResponse<String> overTheLink(String authorization, ClientCertificate shown) throws Exception {
        TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(instance.getWebServer());
        int link = Arrays.stream(server.getTomcat().getService().findConnectors())
                .filter(Connector::getSecure)
                .findFirst()
                .orElseThrow()
                .getLocalPort();
        return GATEWAY.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + link + ACCOUNTS))
                        .header("Authorization", authorization)
                        .header(ClientCertificate.HEADER, shown.headerValue())
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void theCertificatesHolderIsLetIn() throws Exception {
        assertThat(overTheLink("Bearer " + boundToken(OWN), OWN).statusCode()).isEqualTo(200);
    }

    @Test
    void anUnboundTokenIsTakenWhateverCertificateIsShown() throws Exception {
        assertThat(overTheLink("Bearer " + TOKENS.token(claims -> claims), OTHER)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void withoutItsCertificateATokenOpensNothing() throws Exception {
        assertRefusal(overTheLink("Bearer " + boundToken(OWN), OTHER), 401, "BH.OBF.Header.Invalid");
        assertRefusal(
                new dev.amana.openbanking.Http(port).get(ACCOUNTS, "Authorization", "Bearer " + boundToken(OWN)),
                401,
                "BH.OBF.Header.Invalid");
    }

    @Test
    void aHeaderThatDidNotComeOverTheLinkIsNobodys() {
        assertRefusal(
                new dev.amana.openbanking.Http(port)
                        .get(
                                ACCOUNTS,
                                "Authorization",
                                "Bearer " + boundToken(OWN),
                                ClientCertificate.HEADER,
                                OWN.headerValue()),
                401,
                "BH.OBF.Header.Invalid");
    }

    @Test
    void itIsNoTokenForDpop() throws Exception {
        assertRefusal(overTheLink("DPoP " + boundToken(OWN), OWN), 401, "BH.OBF.Header.Invalid");
    }

    @Test
    void whatIsBoundTwiceIsRefused() throws Exception {
        String both = TOKENS.token(
                claims -> claims.claim("cnf", Map.of("x5t#S256", OWN.thumbprint(), "jkt", OWN.thumbprint())));
        assertRefusal(overTheLink("Bearer " + both, OWN), 401, "BH.OBF.Header.Invalid");
    }
}
