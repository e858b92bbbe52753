package dev.amana.aisp.fairusage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Counts calls against the limits of fair usage ({@code docs/reference/bobf-api.md} §7): those of an application, and
 * those about one consent without the customer being there. Where nobody can count, calls are let through: the check
 * that follows needs the same database, and answers for what happens without it.
 */
public final class FairUsage {
    private static final Logger log = LoggerFactory.getLogger(FairUsage.class);

    private final FairUsageProperties properties;
    private final Leases leases;
    private final Clock clock;
    private final MeterRegistry meters;

    FairUsage(FairUsageProperties properties, UsageLedger ledger, Clock clock, MeterRegistry meters) {
        this.properties = properties;
        this.leases = new Leases(ledger);
        this.clock = clock;
        this.meters = meters;
        Gauge.builder("amana.fairusage.leases", leases, Leases::size)
                .description("Limits of which this instance holds a share")
                .register(meters);
    }

    /** Counts a call of this application; where its limit is used up, how long until it may call again. */
    public Optional<Duration> callOf(String clientId) {
        var limits = properties.of(clientId);
        var window = Window.of(clock.instant(), limits.per());
        return spent("application", "client:" + clientId, window, limits.calls());
    }

    /** Counts a call about a consent whose customer is not there; where the day's limit is used up, how long it lasts. */
    public Optional<Duration> unattendedCall(String clientId, String consentId) {
        var limits = properties.of(clientId);
        var window = Window.dayOf(clock.instant(), properties.zone());
        return spent("consent", "consent:" + consentId, window, limits.unattendedCallsPerDay());
    }

    private Optional<Duration> spent(String which, String key, Window window, long limit) {
        try {
            if (leases.spend(key, window, limit)) {
                return Optional.empty();
            }
        } catch (UsageLedger.UsageUnknown e) {
            log.warn("A call was not counted: {}", e.toString());
            meters.counter("amana.fairusage.uncounted", "limit", which).increment();
            return Optional.empty();
        }
        meters.counter("amana.fairusage.refused", "limit", which).increment();
        return Optional.of(window.left(clock.instant()));
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void forgetWhatIsOver() {
        leases.forgetBefore(clock.instant());
    }
}
