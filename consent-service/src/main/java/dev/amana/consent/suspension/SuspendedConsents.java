package dev.amana.consent.suspension;

import dev.amana.consent.consents.ConsentId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code suspended_consent}; readings of a consent look there too, in their one statement. */
@Component
public class SuspendedConsents {

    private static final Logger log = LoggerFactory.getLogger(SuspendedConsents.class);

    private final JdbcClient jdbc;
    private final AtomicInteger seen = new AtomicInteger();

    SuspendedConsents(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        Gauge.builder("amana.consent.suspended", seen, AtomicInteger::get)
                .description("Consents of which an event cannot be read, when this instance last looked")
                .register(meters);
    }

    /** From here on, on every instance, the consent is neither shown nor changed. */
    public void suspend(ConsentId consentId, RuntimeException unreadable) {
        int added = jdbc.sql("insert into suspended_consent (consent_id) values (?) on conflict do nothing")
                .param(consentId.value())
                .update();
        if (added > 0) {
            seen.incrementAndGet();
            log.error("consent {} is SUSPENDED: an event of it cannot be read", consentId, unreadable);
        }
    }

    /** @param since by the database's clock */
    public record SuspendedConsent(ConsentId consentId, Instant since) {}

    /** The longest suspended first. */
    public List<SuspendedConsent> oldest(int most) {
        List<SuspendedConsent> suspended = jdbc.sql(
                        "select consent_id, since from suspended_consent order by since, consent_id limit ?")
                .param(most)
                .query((row, _) -> new SuspendedConsent(
                        new ConsentId(row.getString(1)), row.getTimestamp(2).toInstant()))
                .list();
        seen.set(suspended.size());
        return suspended;
    }

    public void lift(ConsentId consentId) {
        int lifted = jdbc.sql("delete from suspended_consent where consent_id = ?")
                .param(consentId.value())
                .update();
        if (lifted > 0) {
            log.warn("consent {} is suspended no more: all its events can be read", consentId);
        }
    }
}
