package dev.amana.system;

import static org.awaitility.Awaitility.await;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.staff.Operator;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What an operator asks of consent-service. */
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

    private Answer read(Calls calls, String id) {
        return calls.get(sandbox.consentService(REPLAYS + "/" + id), "Authorization", Operator.header(sandbox, calls))
                .expect(200);
    }
}
