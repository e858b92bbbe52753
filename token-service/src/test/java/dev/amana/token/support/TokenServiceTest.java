package dev.amana.token.support;

import dev.amana.testsupport.TestKafka;
import dev.amana.testsupport.TestPostgres;
import java.net.URI;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One token service in the sandbox profile on real PostgreSQL and Kafka, shared by every test that extends this. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class TokenServiceTest {

    /** What the world sees; the requests themselves go to the port of the test. */
    protected static final String PUBLIC_BASE = "http://localhost:8080";

    protected static final String ISSUER = PUBLIC_BASE + "/apigateway/as";
    protected static final String API = PUBLIC_BASE + "/apigateway/bobf/release1.0.0";

    protected static final String STAFF_ISSUER = "http://localhost:8082/staff";

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        properties(registry, "sandbox");
    }

    public static void properties(DynamicPropertyRegistry registry, String profile) {
        TestPostgres.database("token").springProperties(registry::add);
        TestKafka.springProperties(registry::add);
        registry.add("amana.profile", () -> profile);
        registry.add("amana.public-base", () -> PUBLIC_BASE);
        registry.add("amana.consent-service-base", ConsentServiceWire.RUNNING::base);
        registry.add("amana.master-key-file", () -> KeyFiles.DIRECTORY.resolve("master.key"));
        registry.add("amana.admin-key-file", () -> KeyFiles.DIRECTORY.resolve("admin.key"));
        registry.add(
                "amana.internal-clients.aisp-service.jwks-file", () -> KeyFiles.DIRECTORY.resolve("aisp.jwks.json"));
        registry.add("amana.staff.issuer", () -> STAFF_ISSUER);
        registry.add(
                "amana.staff.clients.audit-console.jwks-file",
                () -> KeyFiles.DIRECTORY.resolve("audit-console.jwks.json"));
        registry.add("amana.staff.clients.audit-console.redirect-uris", () -> "http://localhost:8081/audit/signed-in");
        registry.add(
                "amana.staff.clients.amana-operator.jwks-file",
                () -> KeyFiles.DIRECTORY.resolve("amana-operator.jwks.json"));
        registry.add("amana.staff.clients.amana-operator.roles", () -> "operator");
        registry.add("amana.sandbox.keys-dir", () -> KeyFiles.DIRECTORY);
        GatewayLink.properties(registry);
        registry.add("amana.core-banking.public-key-file", () -> KeyFiles.DIRECTORY.resolve("core-banking.jwk.json"));
    }

    @Autowired
    private ServletWebServerApplicationContext instance;

    /** The gateway's link to this instance. */
    protected final GatewayLink gatewayLink() {
        return GatewayLink.to(instance);
    }

    protected final URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    protected final URI tokenEndpoint() {
        return at("/apigateway/as/token.oauth2");
    }

    protected final Tpp tppOne() {
        return new Tpp(port, "tpp-one", KeyFiles.ONE_ES256);
    }

    protected final Tpp tppTwo() {
        return new Tpp(port, "tpp-two", KeyFiles.TWO_ES256);
    }

    protected final Tpp aispService() {
        return new Tpp(port, "aisp-service", KeyFiles.AISP);
    }
}
