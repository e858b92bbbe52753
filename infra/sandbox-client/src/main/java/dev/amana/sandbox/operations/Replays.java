package dev.amana.sandbox.operations;

import dev.amana.sandbox.Options;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code amana replay}: asks for a replay, watches it, says what differed. It goes on whoever watches. */
public final class Replays implements AutoCloseable {

    private static final String PATH = "/operations/replays";
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Sandbox sandbox;
    private final OperationsApi api;
    private final PrintStream out;

    public Replays(Sandbox sandbox, PrintStream out) {
        this.sandbox = sandbox;
        this.api = new OperationsApi(sandbox);
        this.out = out;
    }

    /** @return 0 when it came to its end, 1 when not */
    public int run(String projection, Options options) {
        return run(projection, options.has("dry-run"), options.find("from").orElse(""));
    }

    int run(String projection, boolean dryRun, String from) {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        request.put("projection", projection).put("dryRun", dryRun);
        if (!from.isEmpty()) {
            request.put("from", from);
        }
        Answer started = OperationsApi.expect(202, api.post(PATH, request.toString()));
        String id = started.text("/id");
        out.printf("%s of %s, replay %s%n", dryRun ? "comparison" : "replay", projection, id);
        Answer replay = watch(id);
        tell(replay);
        return replay.text("/phase").equals("Done") ? 0 : 1;
    }

    /** Goes on watching the one under way. */
    public int watch() {
        List<Answer> latest = all();
        if (latest.isEmpty()) {
            throw new SandboxFailure("there was no replay yet");
        }
        tell(watch(latest.getFirst().text("/id")));
        return 0;
    }

    public int cancel() {
        List<Answer> latest = all();
        if (latest.isEmpty() || latest.getFirst().json().has("endedAt")) {
            throw new SandboxFailure("no replay is under way");
        }
        String id = latest.getFirst().text("/id");
        OperationsApi.expect(202, api.delete(PATH + "/" + id));
        tell(watch(id));
        return 0;
    }

    public int list() {
        for (Answer replay : all()) {
            out.printf(
                    "%s  %-12s %-10s %-10s %s events, asked by %s at %s%n",
                    replay.text("/id"),
                    replay.text("/projection"),
                    kind(replay),
                    replay.text("/phase"),
                    number(replay.text("/eventsDone")),
                    replay.text("/askedBy"),
                    replay.text("/askedAt"));
        }
        return 0;
    }

    private List<Answer> all() {
        return api.get(PATH).expect(200).each();
    }

    private static String kind(Answer replay) {
        return replay.text("/dryRun").equals("true") ? "comparison" : "replay";
    }

    private static String number(String digits) {
        return "%,d".formatted(Long.parseLong(digits));
    }

    /** aisp-service reads its copy of the consents again from the topic; until it has, it asks instead. */
    public int ofAispService() {
        api.post(sandbox.aispService("/operations/projections/consents.v1/rereadings"))
                .expect(202);
        out.println("aisp-service reads consents.v1 again from its beginning, and asks consent-service until it has.");
        out.println("How far it is: " + sandbox.aispService("/actuator/health/readiness"));
        return 0;
    }

    /** token-service tells the resource servers again what they must not honour. */
    public int ofRevocations() {
        Answer told = api.post(sandbox.tokenService("/operations/revocations/tellings"))
                .expect(200);
        out.printf("%s revocations told again.%n", number(told.text("/told")));
        return 0;
    }

    private Answer watch(String id) {
        Bar bar = new Bar(out);
        while (true) {
            Answer replay = api.get(PATH + "/" + id).expect(200);
            bar.show(
                    replay.text("/phase"),
                    Long.parseLong(replay.text("/eventsDone")),
                    Long.parseLong(replay.text("/eventsTotal")),
                    replay.at("/eventsPerSecond").asLong(0),
                    replay.at("/secondsLeft").asLong(-1));
            if (replay.json().has("endedAt")) {
                bar.end();
                return replay;
            }
            pause();
        }
    }

    private void tell(Answer replay) {
        String kind = kind(replay);
        boolean compares = !replay.text("/projection").equals("publication");
        switch (replay.text("/phase")) {
            case "Done" -> {
                out.println(kind.equals("comparison") ? "Compared." : "Done.");
                if (replay.json().has("lockedMillis")) {
                    out.printf("Writers waited %s ms for the swap.%n", replay.text("/lockedMillis"));
                }
                if (compares && replay.json().has("differing")) {
                    tellDifferences(replay);
                }
            }
            case "Cancelled" -> out.println("Called off; everything is as it was.");
            default ->
                out.println("FAILED, everything is as it was: "
                        + replay.at("/failure").asString(""));
        }
    }

    private void tellDifferences(Answer replay) {
        long differing = replay.at("/differing").asLong();
        if (differing == 0) {
            out.println("Nothing differed.");
            return;
        }
        out.println("Rows that differed: " + differing);
        for (Answer difference : replay.within("/differences")) {
            out.printf("  %s%n", difference.text("/row"));
            out.printf("    live    %s%n", difference.at("/live"));
            out.printf("    rebuilt %s%n", difference.at("/rebuilt"));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("interrupted; the replay goes on without you", interrupted);
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
