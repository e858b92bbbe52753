package dev.amana.token.clientauth;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Gets a document from a stranger's server: no redirects, no cookies, no decompression, a limit on its size and one on the time of the
 * whole, however slowly it trickles. Host names mean what {@link HostNames} says and nothing else.
 */
final class KeySetFetch implements AutoCloseable {

    private static final Duration IN_ALL = Duration.ofSeconds(3);
    private static final Timeout STEP = Timeout.ofSeconds(2);
    private static final int BYTES = 65_536;

    /** More at once would be somebody's flood, not our applications' rotations. */
    private static final int AT_ONCE = 16;

    private final CloseableHttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    KeySetFetch(HostNames names) {
        DnsResolver resolver = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return names.resolve(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setMaxConnTotal(AT_ONCE)
                        .setMaxConnPerRoute(AT_ONCE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(STEP)
                                .setSocketTimeout(STEP)
                                .build())
                        .build())
                // The next fetch asks for the name again.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableDefaultUserAgent()
                .build();
    }

    /** The document; an {@link IOException} says why there is none. */
    String get(URI address) throws IOException {
        HttpGet request = new HttpGet(address);
        request.setHeader("Accept", "application/jwk-set+json, application/json");
        Future<String> answer = threads.submit(() -> http.execute(request, KeySetFetch::read));
        try {
            return answer.get(IN_ALL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            request.cancel();
            throw new IOException("it took longer than " + IN_ALL.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            request.cancel();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String read(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200) {
            throw new IOException("status " + response.getCode());
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            throw new IOException("nothing in it");
        }
        // Not closed: closing reads what is left, however long.
        InputStream body = entity.getContent();
        byte[] bytes = body.readNBytes(BYTES + 1);
        if (bytes.length > BYTES) {
            throw new IOException("more than " + BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
        threads.shutdownNow();
    }
}
