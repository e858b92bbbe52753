package dev.amana.token.clientauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.token.Profile;
import dev.amana.token.support.KeyFiles;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything that a server of keys could do to us instead. */
class HostileKeyServersTest extends PublishedKeysTest {

    @Test
    void redirectsAreNotFollowed() {
        handler = exchange -> {
            if (exchange.getRequestURI().getQuery() == null) {
                exchange.getResponseHeaders().add("Location", "/jwks?again");
                answer(exchange, 302, "");
            } else {
                answer(exchange, 200, KeyFiles.jwks(FIRST));
            }
        };
        assertUnusable();
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsNoKeySetIsNone() {
        for (String body : new String[] {"", "{}", "[]", "<html>", "{\"keys\":[]}", FIRST.toJSONString()}) {
            handler = exchange -> answer(exchange, 200, body);
            assertUnusable();
            clock.advance(Duration.ofSeconds(11));
        }
    }

    @Test
    void anEndlessDocumentIsCutOff() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[8192]);
                }
            }
        };
        assertUnusable();
    }

    @Test
    void aTricklingDocumentIsCutOff() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int n = 0; n < 600; n++) {
                    body.write(' ');
                    body.flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        assertUnusable();
    }

    @Test
    void productionAsksNobodyOnAPrivateNetwork() {
        for (String inside : new String[] {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1"}) {
            addresses = List.of(inside);
            assertThatThrownBy(() -> candidates(Profile.PRODUCTION, "k")).hasMessageContaining("no usable key set");
            clock.advance(Duration.ofSeconds(11));
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void aNameThatAlsoMeansAPrivateAddressIsRefused() {
        addresses = List.of("1.1.1.1", "127.0.0.1");
        assertThatThrownBy(() -> candidates(Profile.PRODUCTION, "k")).hasMessageContaining("no usable key set");
        assertThat(asked).hasValue(0);
    }

    /** DNS rebinding: were the name asked for twice, once for the check and once for the connection, it could change between. */
    @Test
    void aNameIsAskedForOnceForEachFetch() {
        candidates(FIRST);
        assertThat(resolved).hasValue(1);
    }

    @Test
    void whatTheSandboxFetchedServesNoProductionApplication() {
        assertThat(candidates(FIRST)).hasSize(1);
        assertThatThrownBy(() -> candidates(Profile.PRODUCTION, FIRST.getKeyID()))
                .hasMessageContaining("no usable key set");
    }
}
