package dev.amana.system;

import static org.awaitility.Awaitility.await;

import dev.amana.sandbox.Options;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.operations.Suspensions;
import dev.amana.sandbox.staff.Operator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What an operator asks, and what the operator's command line does. */
final class Operations {

    private static final String REPLAYS = "/operations/replays";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Sandbox sandbox = RunningStack.sandbox();

    /** Has a projection made again, and answers with the replay's id before it is. */
    String replay(String projection) {
        return ask(projection, false);
    }

    /** How many rows of a projection are not what a fold of all events says. */
    JsonNode comparison(String projection) {
        return whenOver(ask(projection, true));
    }

    private String ask(String projection, boolean dryRun) {
        try (Calls calls = Calls.unwitnessed()) {
            String body = "{\"projection\":\"%s\",\"dryRun\":%s}".formatted(projection, dryRun);
            return calls.sendJson(
                            "POST",
                            sandbox.consentService(REPLAYS),
                            body,
                            "Authorization",
                            Operator.header(sandbox, calls))
                    .expect(202)
                    .text("/id");
        }
    }

    /** Its end, whoever was killed meanwhile. */
    JsonNode whenOver(String id) {
        try (Calls calls = Calls.unwitnessed()) {
            return await("replay " + id + " is over")
                    .atMost(PATIENCE)
                    .ignoreExceptionsMatching(SandboxFailure.class::isInstance)
                    .until(() -> read(calls, id).json(), replay -> replay.has("endedAt"));
        }
    }

    /** Whether aisp-service has suspended a consent, as the list of {@code amana suspended} tells. */
    boolean isSuspended(String consentId) {
        return listed().lines().anyMatch(line -> line.contains(consentId));
    }

    /** How many records wait of a suspended consent. */
    int waiting(String consentId) {
        return Integer.parseInt(found(consentId, "(\\d+) waiting"));
    }

    /** @return whether it flows again */
    boolean retry(String consentId) {
        return operated(suspensions -> suspensions.retry(named(consentId)));
    }

    /** Drops the record that the list names. */
    boolean release(String consentId, String reason) {
        String offset = found(consentId, "first at offset (\\d+)");
        return operated(suspensions -> suspensions.release(named(consentId, "--offset", offset, "--reason", reason)));
    }

    /** What an alert would be raised by. */
    double suspendedConsents() {
        try (Calls calls = Calls.unwitnessed()) {
            return calls.get(sandbox.aispService("/actuator/metrics/amana.feed.suspended?tag=topic:consents.v1"))
                    .expect(200)
                    .at("/measurements/0/value")
                    .asDouble();
        }
    }

    private String listed() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (var suspensions = new Suspensions(sandbox, new PrintStream(told, true, StandardCharsets.UTF_8))) {
            suspensions.list();
        }
        return told.toString(StandardCharsets.UTF_8);
    }

    private String found(String consentId, String pattern) {
        return Pattern.compile(consentId + ".*" + pattern)
                .matcher(listed())
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(consentId + " is not suspended"));
    }

    private boolean operated(ToIntFunction<Suspensions> command) {
        try (var suspensions = new Suspensions(sandbox, System.out)) {
            return command.applyAsInt(suspensions) == 0;
        }
    }

    private static Options named(String consentId, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--service", "aisp", "--topic", "consents.v1"));
        arguments.addAll(List.of("--key", consentId));
        arguments.addAll(List.of(more));
        return Options.parse(arguments, Set.of("service", "topic", "key", "offset", "reason"), Set.of());
    }

    private Answer read(Calls calls, String id) {
        return calls.get(sandbox.consentService(REPLAYS + "/" + id), "Authorization", Operator.header(sandbox, calls))
                .expect(200);
    }
}
