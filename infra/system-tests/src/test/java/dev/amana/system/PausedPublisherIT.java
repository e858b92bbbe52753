package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.localstack.LocalStack;
import dev.amana.localstack.Ports;
import dev.amana.localstack.service.Service;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.tpp.Tpp;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two instances of consent-service, the one that publishes stopped in its tracks for half a minute and then continued:
 * whatever a watermark vouches for lies before it.
 */
class PausedPublisherIT {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration TAKEOVER = Duration.ofSeconds(20);
    private static final String CONSENT = "{\"Data\":{\"Permissions\":[\"ReadAccountsBasic\",\"ReadBalances\"]}}";

    private record Lease(long epoch, long pid) {}

    private final LocalStack stack = RunningStack.stack();
    private final Map<String, Instant> committedBefore = new ConcurrentHashMap<>();
    private String second = "";

    @BeforeEach
    void startASecondInstance() {
        second = stack.startInstance(Service.CONSENT_SERVICE, Ports.free().base());
    }

    @AfterEach
    void stopIt() {
        stack.stop(second);
    }

    @Test
    void noReaderIsToldOfATimeUpToWhichItHasNotEverything() throws SQLException {
        Lease before = lease();
        String publisher = nameOf(before.pid());
        String survivor = publisher.equals(second) ? Service.CONSENT_SERVICE.partName() : second;
        try (Calls calls = Calls.unwitnessed()) {
            String token = Tpp.discover(RunningStack.sandbox(), "tpp-one", calls)
                    .oauth()
                    .clientCredentials("accounts")
                    .access();
            Thread load = Thread.ofVirtual().start(() -> create(calls, token, survivor, PAUSE.plusSeconds(10)));
            Thread ownLoad = Thread.ofVirtual().start(() -> create(calls, token, publisher, Duration.ofSeconds(2)));
            await("the publisher has records in hand").atMost(TAKEOVER).until(() -> committedBefore.size() > 20);
            stack.pause(publisher);
            Instant paused = Instant.now();
            try {
                await("the other takes over").atMost(TAKEOVER).until(() -> lease().epoch() > before.epoch());
                await("half a minute")
                        .atMost(PAUSE.multipliedBy(2))
                        .until(() -> Instant.now().isAfter(paused.plus(PAUSE)));
            } finally {
                stack.resume(publisher);
            }
            join(load);
            join(ownLoad);
        }
        await("all is published").atMost(TAKEOVER).until(() -> Records.unpublished() == 0);
        assertThatWatermarksAreTrue(TopicLog.read(stack.bootstrapServers(), "consents.v1"), before.epoch());
    }

    private void assertThatWatermarksAreTrue(TopicLog log, long epochBefore) {
        assertThat(committedBefore).hasSizeGreaterThan(100);
        assertThat(log.first().keySet()).containsAll(committedBefore.keySet());
        assertThat(log.marks()).anyMatch(mark -> mark.watermark().epoch() > epochBefore);
        Map<Integer, Long> epochs = new HashMap<>();
        for (TopicLog.Mark mark : log.marks()) {
            Long highest = epochs.merge(mark.partition(), mark.watermark().epoch(), Math::max);
            assertThat(mark.watermark().epoch())
                    .describedAs("a former publisher's word behind its successor's: %s", mark)
                    .isEqualTo(highest);
        }
        committedBefore.forEach((consentId, instant) -> {
            TopicLog.Place place = Objects.requireNonNull(log.first().get(consentId));
            assertThat(log.marks())
                    .filteredOn(mark -> mark.partition() == place.partition())
                    .filteredOn(mark -> !mark.watermark().asOf().isBefore(instant))
                    .describedAs("watermarks that vouch for %s, committed before %s", consentId, instant)
                    .allMatch(mark -> mark.offset() > place.offset());
        });
        System.out.printf(
                "%d consents, %d watermarks, none untrue%n",
                committedBefore.size(), log.marks().size());
    }

    private void create(Calls calls, String token, String instance, Duration time) {
        Instant until = Instant.now().plus(time);
        URI consents = URI.create(
                "http://127.0.0.1:" + portOf(instance) + "/apigateway/bobf/release1.0.0/account-access-consents");
        while (Instant.now().isBefore(until)) {
            try {
                String consentId = calls.sendJson("POST", consents, CONSENT, "Authorization", "Bearer " + token)
                        .expect(201)
                        .text("/Data/ConsentId");
                committedBefore.put(consentId, Instant.now());
            } catch (SandboxFailure paused) {
                System.out.println("an answer that never came: " + paused.getMessage());
            }
        }
    }

    private int portOf(String instance) {
        return stack.status().stream()
                .filter(part -> part.name().equals(instance))
                .findFirst()
                .orElseThrow()
                .port();
    }

    private String nameOf(long pid) {
        return stack.status().stream()
                .filter(part -> part.pid().orElse(-1) == pid)
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static Lease lease() throws SQLException {
        String query = "select epoch, split_part(holder, '@', 1) from feed_lease where topic = 'consents.v1'";
        try (Connection connection = ServiceDatabase.open("consent");
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return new Lease(rows.getLong(1), Long.parseLong(rows.getString(2)));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
