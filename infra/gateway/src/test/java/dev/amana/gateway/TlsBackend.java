package dev.amana.gateway;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.amana.certificates.CertificateAuthority;
import dev.amana.certificates.Issued;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLParameters;

/** A service's port for the gateway: it lets in only those that the bank vouches for, and remembers what they sent. */
final class TlsBackend implements AutoCloseable {

    record Received(String peer, Map<String, List<String>> headers) {}

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final HttpsServer server;

    TlsBackend(Issued own, CertificateAuthority bank) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(bank.context(own)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        server.createContext("/", exchange -> {
            received.add(new Received(
                    ((HttpsExchange) exchange)
                            .getSSLSession()
                            .getPeerPrincipal()
                            .getName(),
                    Map.copyOf(exchange.getRequestHeaders())));
            exchange.getResponseHeaders().add("Strict-Transport-Security", "max-age=1");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    URI base() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    Received next() {
        Received next = received.poll();
        if (next == null) {
            throw new AssertionError("nothing was received");
        }
        return next;
    }

    boolean isIdle() {
        return received.isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
