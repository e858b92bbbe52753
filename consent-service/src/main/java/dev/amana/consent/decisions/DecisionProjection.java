package dev.amana.consent.decisions;

import dev.amana.feed.project.ProjectedRecord;
import dev.amana.feed.project.Projection;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Takes every decision that aisp-service tells. They come at least once: a repeat, known by its id, changes nothing. One
 * that cannot be read or kept waits with its bytes, suspended, until a person decides; none is left out.
 */
@Component
class DecisionProjection implements Projection {

    static final String TOPIC = "access-decisions.v1";

    private final DecisionTable table;
    private final DecisionMonths months;
    private final InstantSource clock;

    DecisionProjection(DecisionTable table, DecisionMonths months, InstantSource clock) {
        this.table = table;
        this.months = months;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public boolean isWatermarked() {
        return false;
    }

    @Override
    public void apply(ProjectedRecord record) {
        ToldDecision decision = ToldDecision.parse(record.value());
        months.makeFor(decision.decidedAt(), clock.instant());
        table.add(decision, new String(record.value(), StandardCharsets.UTF_8));
    }
}
