package dev.amana.sandbox.operations;

import dev.amana.sandbox.Options;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code amana export} and {@code amana import}: the event history as lines, out of a store and into an empty one. */
public final class Archives implements AutoCloseable {

    private static final String PATH = "/operations/events";

    /** What follows from the events, in the order in which it is made again; then others are told. */
    private static final List<String> MADE_AGAIN = List.of("status", "deadlines", "parties", "publication");

    private final Sandbox sandbox;
    private final OperationsApi api;
    private final PrintStream out;

    public Archives(Sandbox sandbox, PrintStream out) {
        this.sandbox = sandbox;
        this.api = new OperationsApi(sandbox);
        this.out = out;
    }

    /** To a file, or to standard output. */
    public int export(Options options) {
        String period = List.of("from", "to").stream()
                .flatMap(name -> options.find(name).stream()
                        .map(value -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .reduce((from, to) -> from + "&" + to)
                .map("?"::concat)
                .orElse("");
        if (options.find("file").isEmpty()) {
            api.stream(PATH + period, out);
            out.flush();
            return 0;
        }
        Path file = Path.of(options.require("file"));
        try (OutputStream to = Files.newOutputStream(file)) {
            api.stream(PATH + period, to);
        } catch (IOException unwritable) {
            throw new SandboxFailure("cannot write " + file, unwritable);
        }
        out.println("The events are in " + file + "; its last line says how many and proves that none is missing.");
        return 0;
    }

    /** Into an empty store; all that follows from the events is then made. */
    public int read(Options options) {
        Path file = Path.of(options.require("file"));
        Answer imported = OperationsApi.expect(200, api.upload(PATH, file));
        out.printf("%s events imported%n", imported.text("/events"));
        try (Replays replays = new Replays(sandbox, out)) {
            for (String projection : MADE_AGAIN) {
                if (replays.run(projection, false, "") != 0) {
                    return 1;
                }
            }
        }
        return 0;
    }

    @Override
    public void close() {
        api.close();
    }
}
