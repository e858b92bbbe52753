package dev.amana.consent.publication;

import dev.amana.consent.replay.ToldStates;
import dev.amana.consent.status.ConsentStatus;
import dev.amana.consent.status.StandingConsents;
import dev.amana.feed.publish.Outbox;
import dev.amana.feed.publish.TopicRenewal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the state of every consent again, as when the topic was lost or its readers are to be made sure of. A state is held
 * while it is appended: the record of a change comes before it, or after it with a higher number, never a former state
 * behind a later one.
 */
@Component
class ConsentsToldAgain implements ToldStates {

    /** A writer of one of these consents waits for all of them: a few milliseconds. */
    private static final int AT_ONCE = 200;

    /** Records that may wait for the publisher: new ones then wait for seconds at most. */
    private static final int MOST_WAITING = 5_000;

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private static final String LAST_EVENTS = """
            select e.entity_id, e.event_name, e.event_id, convert_from(e.payload, 'UTF8')::jsonb ->> 'occurredAt' as at
            from consent_status s join event e on e.entity_id = s.consent_id and e.sequence = s.sequence
            where s.consent_id = any(?)""";

    private final StandingConsents consents;
    private final Outbox outbox;
    private final TopicRenewal topic;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    private record Last(String name, String eventId, Instant at) {}

    ConsentsToldAgain(
            StandingConsents consents,
            Outbox outbox,
            TopicRenewal topic,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.consents = consents;
        this.outbox = outbox;
        this.topic = topic;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String projection() {
        return "publication";
    }

    @Override
    public void begin() throws InterruptedException {
        topic.begin();
    }

    @Override
    public long total() {
        return consents.count();
    }

    @Override
    public Optional<Told> tellAfter(String consentId) throws InterruptedException {
        if (waiting() > MOST_WAITING) {
            Thread.sleep(LOOK_EVERY);
            return Optional.of(new Told(consentId, 0));
        }
        return Objects.requireNonNull(transaction.execute(_ -> tell(consents.heldAfter(consentId, AT_ONCE))));
    }

    @Override
    public void end() {
        topic.end();
    }

    private Optional<Told> tell(List<ConsentStatus> some) {
        if (some.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Last> last = lastEvents(some);
        for (ConsentStatus consent : some) {
            String id = consent.consentId().value();
            Last event = Objects.requireNonNull(last.get(id), () -> id + " stands after no event");
            outbox.append(id, ConsentRecord.of(consent, event.name(), event.eventId(), event.at()));
        }
        return Optional.of(new Told(some.getLast().consentId().value(), some.size()));
    }

    private Map<String, Last> lastEvents(List<ConsentStatus> some) {
        Map<String, Last> last = new HashMap<>();
        jdbc.sql(LAST_EVENTS)
                .param(some.stream().map(consent -> consent.consentId().value()).toArray(String[]::new))
                .query(row -> {
                    last.put(
                            row.getString("entity_id"),
                            new Last(
                                    row.getString("event_name"),
                                    row.getString("event_id"),
                                    Instant.parse(row.getString("at"))));
                });
        return last;
    }

    private long waiting() {
        return jdbc.sql("select count(*) from (select from outbox limit ?) waiting")
                .param(MOST_WAITING + 1)
                .query(Long.class)
                .single();
    }
}
