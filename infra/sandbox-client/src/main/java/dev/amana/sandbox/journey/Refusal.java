package dev.amana.sandbox.journey;

import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.tpp.Tokens;
import java.time.Duration;

/**
 * How a consent that was just revoked stops opening data. The revocation travels to the data API as a record: normally
 * in a few milliseconds, and never for longer than the bound whatever is down (docs/decisions).
 */
final class Refusal {

    private static final Duration BOUND = Duration.ofSeconds(2);

    private Refusal() {}

    /**
     * Calls until the token is refused, and once more.
     *
     * @param acknowledged when the revocation was answered, by {@link System#nanoTime}
     */
    static void await(Stage stage, Tokens tokens, String path, long acknowledged) {
        long sent = System.nanoTime();
        Answer answer = stage.tpp().get(tokens, path);
        while (answer.status() == 200) {
            if (sent - acknowledged > BOUND.toNanos()) {
                throw new SandboxFailure(answer.describe() + ", "
                        + Duration.ofNanos(sent - acknowledged).toMillis() + " ms after the consent was revoked");
            }
            sent = System.nanoTime();
            answer = stage.tpp().get(tokens, path);
        }
        Checks.invalidToken(answer);
        stage.story()
                .fact(
                        "refused",
                        Duration.ofNanos(sent - acknowledged).toMillis() + " ms after the answer to the revocation");
        Checks.invalidToken(stage.tpp().get(tokens, path));
    }
}
