package dev.amana.aisp.bank;

import dev.amana.testsupport.TestRevocations;
import dev.amana.testsupport.TestStateTopic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The publishers of both state topics: records, each followed by watermarks, and watermarks in between. */
public final class TestFeeds {
    private static final int PARTITIONS = 6;

    private final TestStateTopic consents = new TestStateTopic("consents.v1", PARTITIONS);
    private final TestRevocations revocations = new TestRevocations();

    public void publish(TestConsent consent) {
        publishUnder(consent.consentId(), consent);
    }

    /** Under a key that is not the consent's. */
    public void publishUnder(String key, TestConsent consent) {
        consents.send(key, new String(consent.record(), StandardCharsets.UTF_8));
    }

    public void revoke(String kind, String id, Instant since) {
        revocations.revoke(kind, id, since);
    }

    public void lift(String kind, String id) {
        revocations.lift(kind, id);
    }

    /** A record that nobody can read. */
    public void poison(TestConsent consent) {
        consents.send(consent.consentId(), "not a state");
    }

    /** A record of a grant, token or client that nobody can read. */
    public void poison(String kind, String id) {
        revocations.poison(kind, id);
    }

    public void pauseConsents() {
        revocations.resume();
        consents.pause();
    }

    public void pauseRevocations() {
        consents.resume();
        revocations.pause();
    }

    public void resume() {
        consents.resume();
        revocations.resume();
    }
}
