package dev.amana.token.pages;

import dev.amana.token.attempts.AttemptSettings;
import dev.amana.token.attempts.DecisionStore;
import dev.amana.token.limits.TryCounts;
import dev.amana.token.otp.OneTimeCodes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what nobody needs any more, a little at a time; on several instances at once it does no harm. */
@Component
class AttemptHousekeeping {

    private static final int AT_ONCE = 5_000;

    private final DecisionStore attempts;
    private final OneTimeCodes codes;
    private final TryCounts counts;
    private final AttemptSettings settings;
    private final InstantSource clock;

    AttemptHousekeeping(
            DecisionStore attempts,
            OneTimeCodes codes,
            TryCounts counts,
            AttemptSettings settings,
            InstantSource clock) {
        this.attempts = attempts;
        this.codes = codes;
        this.counts = counts;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void forget() {
        inRounds(() -> codes.forget(AT_ONCE));
        inRounds(() -> counts.forget(AT_ONCE));
        Instant before = clock.instant().minus(settings.keep());
        inRounds(() -> attempts.forget(before, AT_ONCE));
    }

    /** Short transactions, as many as it takes: whoever opens pages by the thousand must not outrun this. */
    private static void inRounds(IntSupplier deletion) {
        int deleted;
        do {
            deleted = deletion.getAsInt();
        } while (deleted == AT_ONCE);
    }
}
