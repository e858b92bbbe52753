package dev.amana.token.decision;

import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.DecisionStore;
import dev.amana.token.consents.decide.ConsentServiceSilentException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finishes, soon after the start and from then on, what a crash left between a decision and the consent's event. The code comes when the
 * customer's browser asks again: nobody else could receive it.
 */
@Component
class UnfinishedDecisions {

    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedDecisions.class);
    /** Younger ones are most likely in somebody's hands right now; repeating them would be harmless. */
    private static final Duration AGE = Duration.ofSeconds(10);

    private static final int AT_ONCE = 100;

    private final AttemptStore attempts;
    private final DecisionStore decisions;
    private final DecisionRecorder recorder;

    UnfinishedDecisions(AttemptStore attempts, DecisionStore decisions, DecisionRecorder recorder) {
        this.attempts = attempts;
        this.decisions = decisions;
        this.recorder = recorder;
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 10_000)
    void finish() {
        try {
            decisions.unrecorded(AGE, AT_ONCE).forEach(this::finish);
        } catch (ConsentServiceSilentException e) {
            LOG.warn("decisions wait for the consent service: {}", e.getMessage());
        }
    }

    private void finish(AttemptId id) {
        try {
            attempts.find(id).ifPresent(recorder::record);
            LOG.info("finished the decision of attempt {}", id.value());
        } catch (IllegalStateException defect) {
            // One that cannot be finished must not keep the others waiting.
            LOG.error("the decision of attempt {} cannot be finished", id.value(), defect);
        }
    }
}
