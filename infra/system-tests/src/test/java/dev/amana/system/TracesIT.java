package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import dev.amana.system.TraceSink.Step;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** One call is one trace, from the gateway over HTTP and Kafka to the last service it reaches, and names nobody. */
class TracesIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String INTERACTION_ID = "x-fapi-interaction-id";

    private final Sandbox sandbox = RunningStack.sandbox();
    private final TraceSink traces = RunningStack.traces();
    private final Entrusted entrusted = new Entrusted();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    @Test
    void eachCallIsATraceThatNamesNobody() {
        traces.keep();
        try (Calls calls = Calls.witnessed(this::note)) {
            entrusted.walk(sandbox, calls);
        }
        oneTrace(
                interactionOf("GET", "/accounts"),
                "gateway: GET /apigateway/bobf/release1.0.0/**",
                "gateway: GET aisp-service",
                "aisp-service: GET /apigateway/bobf/release1.0.0/accounts",
                "aisp-service: ask core-banking.requests.v1",
                "core-banking-stub: process core-banking.requests.v1",
                "consent-service: process access-decisions.v1");
        oneTrace(
                interactionOf("POST", "/apigateway/as/authorize"),
                "gateway: POST token-service",
                "token-service: ask core-banking.identity-requests.v1",
                "core-banking-stub: process core-banking.identity-requests.v1",
                "core-banking-stub: process core-banking.sms.v1");
        oneTrace(
                authorisation(),
                "gateway: POST token-service",
                "token-service: POST consent-service",
                "consent-service: publish consents.v1",
                "aisp-service: process consents.v1");
        assertThat(traces.steps())
                .allSatisfy(step -> assertThat(entrusted.in(step.toString())).isEmpty())
                .noneSatisfy(step -> assertThat(step.toString()).contains(consentId()));
    }

    /** Waits for all of these steps, and that every step of their trace is the call's. */
    private void oneTrace(String interactionId, String... expected) {
        await("steps of " + List.of(expected))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(named(of(interactionId))).contains(expected));
        List<Step> steps = of(interactionId);
        assertThat(steps).extracting(Step::trace).containsOnly(steps.getFirst().trace());
        assertThat(traces.steps())
                .filteredOn(step -> step.trace().equals(steps.getFirst().trace()))
                .extracting(Step::interactionId)
                .containsOnly(interactionId);
    }

    private List<Step> of(String interactionId) {
        return traces.steps().stream()
                .filter(step -> step.interactionId().equalsIgnoreCase(interactionId))
                .toList();
    }

    private static List<String> named(List<Step> steps) {
        return steps.stream().map(step -> step.service() + ": " + step.name()).toList();
    }

    private void note(Answer answer) {
        entrusted.note(answer);
        answers.add(answer);
    }

    private String interactionOf(String method, String end) {
        return interactionId(answers.stream()
                .filter(answer -> answer.method().equals(method)
                        && answer.address().getPath().endsWith(end))
                .findFirst()
                .orElseThrow());
    }

    private String authorisation() {
        return interactionId(answers.stream()
                .filter(answer -> answer.method().equals("POST")
                        && answer.address().getPath().contains("/apigateway/as/authorize/"))
                .findFirst()
                .orElseThrow());
    }

    private String consentId() {
        String path = answers.stream()
                .filter(answer -> answer.method().equals("PATCH"))
                .findFirst()
                .orElseThrow()
                .address()
                .getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String interactionId(Answer answer) {
        return answer.headers().firstValue(INTERACTION_ID).orElseThrow();
    }
}
