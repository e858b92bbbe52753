package dev.amana.token.applications;

import static dev.amana.token.support.Answers.accessToken;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.sun.net.httpserver.HttpServer;
import dev.amana.token.support.Http;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.TokenServiceTest;
import dev.amana.token.support.Tpp;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApplicationsApiTest extends TokenServiceTest {

    private static final Pattern SECRET = Pattern.compile("\"clientSecret\":\"([^\"]+)\"");

    private HttpResponse<String> register(String registration) {
        return Http.post(
                at("/internal/applications"),
                "application/json",
                registration,
                "Authorization",
                "Bearer " + KeyFiles.ADMIN_KEY);
    }

    private static String unique() {
        return "app-" + UUID.randomUUID();
    }

    @Test
    void onlyTheAdminKeyOpensIt() {
        assertThat(Http.get(at("/internal/applications")).statusCode()).isEqualTo(401);
        assertThat(Http.get(at("/internal/applications"), "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Http.get(at("/internal/applications"), "Authorization", "Bearer " + KeyFiles.ADMIN_KEY)
                        .body())
                .contains("\"clientId\":\"tpp-one\"", "\"name\":\"Sadeem Money\"")
                .doesNotContain("digest", "jwks");
    }

    @Test
    void anApplicationWithKeysGetsATokenAtOnce() {
        String id = unique();
        Tpp app = tppOne().with(KeyFiles.ec(id));
        HttpResponse<String> response = register("""
                {"clientId":"%s","name":"New One","redirectUris":["https://new.example/cb"],"jwks":%s}""".formatted(id, KeyFiles.jwks(app.key())));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(accessToken(
                        new Tpp(app.port(), id, app.key()).token(new ClientCredentialsGrant(), new Scope("accounts"))))
                .isNotNull();
        assertThat(register("""
                {"clientId":"%s","name":"Again","redirectUris":["https://new.example/cb"],"secret":true}""".formatted(id)).statusCode()).isEqualTo(409);
    }

    @Test
    void aSecretIsToldOnceAndWorks() {
        HttpResponse<String> response =
                register("{\"name\":\"Secretive\",\"redirectUris\":[\"https://s.example/cb\"],\"secret\":true}");
        Matcher secret = SECRET.matcher(response.body());
        assertThat(secret.find()).as(response.body()).isTrue();
        Matcher id = Pattern.compile("\"clientId\":\"([^\"]+)\"").matcher(response.body());
        assertThat(id.find()).isTrue();
        String basic = Base64.getEncoder()
                .encodeToString((id.group(1) + ":" + secret.group(1)).getBytes(StandardCharsets.UTF_8));

        assertThat(Http.form(
                                tokenEndpoint(),
                                Map.of("grant_type", "client_credentials"),
                                "Authorization",
                                "Basic " + basic)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void keysMayBePublishedAtAnAddressAndRotatedThere() throws Exception {
        String id = unique();
        var first = KeyFiles.ec("k1");
        String[] published = {KeyFiles.jwks(first)};
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/jwks", exchange -> {
            byte[] body = published[0].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
            assertThat(register("""
                    {"clientId":"%s","name":"Publisher","redirectUris":["https://p.example/cb"],"jwksUri":"%s"}""".formatted(id, address)).statusCode()).isEqualTo(201);
            Tpp app = new Tpp(tppOne().port(), id, first);
            assertThat(accessToken(app.token(new ClientCredentialsGrant(), null)))
                    .isNotNull();
            assertThat(app.with(KeyFiles.ec("k2"))
                            .clientCredentials(app.with(KeyFiles.ec("k2")).assertion(claims -> {}))
                            .statusCode())
                    .isEqualTo(401);
        } finally {
            server.stop(0);
        }
    }

    static Stream<Arguments> unsafe() {
        return Stream.of(
                Arguments.of("[]", "not the JSON"),
                Arguments.of("nonsense", "not the JSON"),
                Arguments.of("{}", "a name"),
                Arguments.of(with("\"x\":1"), "keys, a secret"),
                Arguments.of(with("\"secret\":true,\"redirectUris\":[]"), "redirect URIs"),
                Arguments.of(with("\"secret\":true,\"redirectUris\":[\"http://n.example/cb\"]"), "must be https"),
                Arguments.of(with("\"secret\":true,\"redirectUris\":[\"https://n.example/cb#x\"]"), "no fragment"),
                Arguments.of(with("\"secret\":true,\"redirectUris\":[\"https://u@n.example/\"]"), "no user"),
                Arguments.of(with("\"secret\":true,\"redirectUris\":[\"/cb\"]"), "not an absolute"),
                Arguments.of(with("\"secret\":true,\"name\":\" \""), "a name"),
                Arguments.of(with("\"jwks\":{\"keys\":[]}"), "no signature key"),
                Arguments.of(with("\"jwks\":{}"), "not a JSON Web Key Set"),
                Arguments.of(with("\"jwksUri\":\"http://10.0.0.1/jwks\""), "must be https"),
                Arguments.of(with("\"secret\":true,\"scopes\":[\"admin\"]"), "scopes"),
                Arguments.of(with("\"secret\":true,\"profile\":\"lenient\""), "profile"),
                Arguments.of(with("\"secret\":true,\"profile\":\"production\""), "for the sandbox profile only"),
                Arguments.of(with("\"secret\":true,\"clientId\":\"a b\""), "client id"));
    }

    /** A good registration but for these fields, of which the last wins. */
    private static String with(String fields) {
        String name = fields.contains("\"name\"") ? "" : "\"name\":\"N\",";
        String address = fields.contains("redirectUris") ? "" : "\"redirectUris\":[\"https://n.example/cb\"],";
        return "{" + name + address + fields + "}";
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void whatCouldNotBeUsedSafelyIsRefused(String registration, String why) {
        HttpResponse<String> response = register(registration);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("invalid_registration").contains(why);
    }

    @Test
    void aShortRsaKeyAndAPrivateKeyAreRefused() {
        String shortKey = KeyFiles.jwks(KeyFiles.rsa("short", 1024));
        String privateKey = "{\"keys\":[" + KeyFiles.ec("p").toJSONString() + "]}";
        for (String jwks : List.of(shortKey, privateKey)) {
            assertThat(register("{\"name\":\"N\",\"redirectUris\":[\"https://n.example/cb\"],\"jwks\":" + jwks + "}")
                            .statusCode())
                    .isEqualTo(400);
        }
    }
}
