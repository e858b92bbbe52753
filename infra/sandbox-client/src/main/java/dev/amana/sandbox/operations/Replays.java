package dev.amana.sandbox.operations;

import dev.amana.sandbox.Options;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
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
        JsonNode replay = watch(id);
        tell(replay);
        return replay.path("phase").asString().equals("Done") ? 0 : 1;
    }

    /** Goes on watching the one under way. */
    public int watch() {
        JsonNode latest = api.get(PATH).expect(200).json().path(0);
        if (latest.isMissingNode()) {
            throw new SandboxFailure("there was no replay yet");
        }
        tell(watch(latest.path("id").asString()));
        return 0;
    }

    public int cancel() {
        JsonNode latest = api.get(PATH).expect(200).json().path(0);
        if (latest.isMissingNode() || latest.has("endedAt")) {
            throw new SandboxFailure("no replay is under way");
        }
        String id = latest.path("id").asString();
        OperationsApi.expect(202, api.delete(PATH + "/" + id));
        tell(watch(id));
        return 0;
    }

    public int list() {
        for (JsonNode replay : api.get(PATH).expect(200).json()) {
            out.printf(
                    "%s  %-12s %-10s %-10s %,d events, asked by %s at %s%n",
                    replay.path("id").asString(),
                    replay.path("projection").asString(),
                    replay.path("dryRun").asBoolean() ? "comparison" : "replay",
                    replay.path("phase").asString(),
                    replay.path("eventsDone").asLong(),
                    replay.path("askedBy").asString(),
                    replay.path("askedAt").asString());
        }
        return 0;
    }

    /** aisp-service reads its copy of the consents again from the topic; until it has, it asks instead. */
    public int ofAispService() {
        api.post(sandbox.aispService("/operations/projections/consents.v1/rereadings"), "{}")
                .expect(202);
        out.println("aisp-service reads consents.v1 again from its beginning, and asks consent-service until it has.");
        out.println("How far it is: " + sandbox.aispService("/actuator/health/readiness"));
        return 0;
    }

    /** token-service tells the resource servers again what they must not honour. */
    public int ofRevocations() {
        Answer told = api.post(sandbox.tokenService("/operations/revocations/tellings"), "")
                .expect(200);
        out.printf("%,d revocations told again.%n", told.json().path("told").asInt());
        return 0;
    }

    private JsonNode watch(String id) {
        Bar bar = new Bar(out);
        while (true) {
            JsonNode replay = api.get(PATH + "/" + id).expect(200).json();
            bar.show(
                    replay.path("phase").asString(),
                    replay.path("eventsDone").asLong(),
                    replay.path("eventsTotal").asLong(),
                    replay.path("eventsPerSecond").asLong(),
                    replay.path("secondsLeft").asLong(-1));
            if (replay.has("endedAt")) {
                bar.end();
                return replay;
            }
            pause();
        }
    }

    private void tell(JsonNode replay) {
        switch (replay.path("phase").asString()) {
            case "Done" -> out.println(replay.path("dryRun").asBoolean() ? "Compared." : "Done.");
            case "Cancelled" -> out.println("Called off; everything is as it was.");
            default ->
                out.println("FAILED, everything is as it was: "
                        + replay.path("failure").asString());
        }
        if (replay.has("lockedMillis")) {
            out.printf(
                    "Writers waited %d ms for the swap.%n",
                    replay.path("lockedMillis").asLong());
        }
        if (replay.has("differing") && !replay.path("projection").asString().equals("publication")) {
            long differing = replay.path("differing").asLong();
            out.println(differing == 0 ? "Nothing differed." : "Rows that differed: " + differing);
            for (JsonNode difference : replay.path("differences")) {
                out.printf("  %s%n", difference.path("row").asString());
                Map.of("live   ", difference.path("live"), "rebuilt", difference.path("rebuilt")).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(side -> out.printf("    %s %s%n", side.getKey(), side.getValue()));
            }
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
