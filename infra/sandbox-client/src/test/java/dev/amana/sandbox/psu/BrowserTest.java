package dev.amana.sandbox.psu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amana.sandbox.SandboxFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrowserTest {

    private HttpServer server = start();
    private URI bank = URI.create("http://localhost:" + server.getAddress().getPort());

    private static HttpServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.start();
            return server;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @BeforeEach
    void pages() {
        server.createContext("/start", exchange -> redirect(exchange, 302, "/page"));
        server.createContext(
                "/page",
                exchange -> page(
                        exchange,
                        "<title>Page</title><form method=post action=/submit><input name=code><input type=hidden"
                                + " name=seen value='"
                                + exchange.getRequestHeaders().getFirst("Cookie") + "'></form>"));
        server.createContext(
                "/submit", exchange -> redirect(exchange, 303, "https://tpp.example/callback?code=c&state=s"));
        server.createContext("/wrong", exchange -> redirect(exchange, 302, "/page"));
        server.createContext("/loop", exchange -> redirect(exchange, 302, "/loop"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void redirect(HttpExchange exchange, int status, String to) throws IOException {
        exchange.getResponseHeaders().add("Set-Cookie", "session=1; Path=/; HttpOnly");
        exchange.getResponseHeaders().add("Location", to);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void page(HttpExchange exchange, String html) throws IOException {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void staysWithTheBankKeepsItsCookiesAndStopsAtTheDoor() {
        try (var browser = new Browser(bank, _ -> {})) {
            Document page = ((Browser.Visit.AtPage) browser.open(bank.resolve("/start"))).page();
            assertThat(page.title()).isEqualTo("Page");
            Form form = Form.with(page, "code").fill("code", "123456");
            assertThat(form.body()).contains("seen=").contains("session").endsWith("1");
            var sent = (Browser.Visit.SentTo) browser.submit(form);
            var back = new Redirected(sent.address());
            assertThat(back.withoutQuery()).hasToString("https://tpp.example/callback");
            assertThat(back.require("code")).isEqualTo("c");
            assertThatExceptionOfType(SandboxFailure.class)
                    .isThrownBy(() -> back.require("iss"))
                    .withMessageContaining("without iss");
        }
    }

    @Test
    void formAnsweredByAnythingBut303AndEndlessRedirectsAreFailures() {
        try (var browser = new Browser(bank, _ -> {})) {
            Document page = ((Browser.Visit.AtPage) browser.open(bank.resolve("/page"))).page();
            page.forms().getFirst().attr("action", "/wrong");
            assertThatExceptionOfType(SandboxFailure.class)
                    .isThrownBy(() -> browser.submit(Form.with(page, "code")))
                    .withMessageContaining("303");
            assertThatExceptionOfType(SandboxFailure.class)
                    .isThrownBy(() -> browser.open(bank.resolve("/loop")))
                    .withMessageContaining("one redirect too many");
        }
    }
}
