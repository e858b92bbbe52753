package dev.amana.aisp.bank;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** consent-service's internal read, as the authority on consents. */
public final class TestConsentService {
    private static final String PATH = "/internal/consents/";

    private final HttpServer server;
    private final Map<String, TestConsent> consents = new ConcurrentHashMap<>();
    public final AtomicInteger asked = new AtomicInteger();

    /** While set, it answers 503. */
    public volatile boolean down;

    public TestConsentService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PATH, this::read);
        server.start();
    }

    public String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public void holds(TestConsent consent) {
        consents.put(consent.consentId(), consent);
    }

    private void read(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        var consent = consents.get(exchange.getRequestURI().getPath().substring(PATH.length()));
        var authorised = ("Bearer " + TestTokenService.INTERNAL_TOKEN)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (down) {
            TestTokenService.answer(exchange, 503, "{}");
        } else if (!authorised) {
            TestTokenService.answer(exchange, 401, "{}");
        } else if (consent == null) {
            TestTokenService.answer(exchange, 404, "{\"refusal\":\"UnknownConsent\"}");
        } else {
            TestTokenService.answer(exchange, 200, consent.answer());
        }
    }
}
