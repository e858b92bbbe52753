package dev.amana.testsupport;

import java.time.Duration;
import java.time.Instant;

/** token-service as the publisher of {@code token-revocations.v1}. */
public final class TestRevocations extends TestStateTopic {

    private static final int PARTITIONS = 6;
    private static final Duration KEPT = Duration.ofDays(1);

    public TestRevocations() {
        super("token-revocations.v1", PARTITIONS);
    }

    /** @param kind {@code grant}, {@code token} or {@code client} */
    public void revoke(String kind, String id, Instant since) {
        send(kind + ":" + id, """
                {"schema":1,"kind":"%s","id":"%s","since":"%s","keepUntil":"%s"}""".formatted(kind, id, since, since.plus(KEPT)));
    }

    public void lift(String kind, String id) {
        Instant now = Instant.now();
        send(kind + ":" + id, """
                {"schema":1,"kind":"%s","id":"%s","since":"%s","keepUntil":"%s","lifted":true}""".formatted(kind, id, now, now));
    }

    /** A record that nobody can read. */
    public void poison(String kind, String id) {
        send(kind + ":" + id, "not a revocation");
    }
}
