package dev.amana.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amana.testsupport.contracts.Request;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a sandbox's services would be, on neighbouring ports: answers what it was told to, and remembers what was asked.
 * What is asked is named {@code <port above the gateway's> <method> <path>}.
 */
final class FarEnds implements AutoCloseable {

    static final int CONSENT_SERVICE = 1;
    static final int TOKEN_SERVICE = 2;
    static final int AISP_SERVICE = 3;
    static final int CORE_BANKING = 4;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Request> asked = new ConcurrentHashMap<>();
    private final List<HttpServer> servers = new ArrayList<>();

    FarEnds() throws IOException {
        while (servers.isEmpty()) {
            HttpServer first = HttpServer.create(loopback(0), 0);
            servers.add(first);
            try {
                for (int more = 1; more < CORE_BANKING; more++) {
                    servers.add(HttpServer.create(loopback(first.getAddress().getPort() + more), 0));
                }
            } catch (BindException taken) {
                close();
                servers.clear();
            }
        }
        for (int i = 0; i < servers.size(); i++) {
            int portsUp = i + 1;
            servers.get(i).createContext("/", exchange -> answer(portsUp, exchange));
            servers.get(i).start();
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** The origin that a gateway would have. */
    String base() {
        return "http://localhost:" + (servers.getFirst().getAddress().getPort() - CONSENT_SERVICE);
    }

    void says(String endpoint, int status, String body) {
        answers.put(endpoint, status + " " + body);
    }

    Request asked(String endpoint) {
        return Objects.requireNonNull(asked.get(endpoint), endpoint);
    }

    private void answer(int portsUp, HttpExchange exchange) throws IOException {
        try (exchange) {
            String type =
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), "");
            String endpoint = portsUp + " " + exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.put(
                    endpoint,
                    Request.sent(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            type,
                            exchange.getRequestBody().readAllBytes()));
            String[] answer = answers.getOrDefault(endpoint, "404 ").split(" ", 2);
            byte[] body = answer[1].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer[0]), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }
}
