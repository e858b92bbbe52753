package dev.amana.sandbox.operations;

import dev.amana.sandbox.Options;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code amana suspended}: the keys whose records wait for a person, at every service that keeps such. */
public final class Suspensions implements AutoCloseable {

    private static final String PATH = "/operations/suspended";

    private final Sandbox sandbox;
    private final OperationsApi api;
    private final PrintStream out;

    public Suspensions(Sandbox sandbox, PrintStream out) {
        this.sandbox = sandbox;
        this.api = new OperationsApi(sandbox);
        this.out = out;
    }

    public int list() {
        int suspended = 0;
        for (String service : List.of("aisp", "consent")) {
            List<Answer> keys = api.get(address(service, "")).expect(200).each();
            suspended += keys.size();
            tell(service, keys);
        }
        if (suspended == 0) {
            out.println("Nothing is suspended.");
        }
        return 0;
    }

    /** @return 0 when the key flows again, 1 when not */
    public int retry(Options options) {
        return ask(options, "/retries", named(options));
    }

    /** @return 0 when the key flows again, 1 when not */
    public int release(Options options) {
        ObjectNode request = named(options);
        try {
            request.put("offset", Long.parseLong(options.require("offset")));
        } catch (NumberFormatException notOne) {
            throw new SandboxFailure("--offset is the number that the list tells", notOne);
        }
        request.put("reason", options.require("reason"));
        return ask(options, "/releases", request);
    }

    private int ask(Options options, String what, ObjectNode request) {
        String service = options.require("service");
        List<Answer> still = OperationsApi.expect(200, api.post(address(service, what), request.toString()))
                .each();
        tell(service, still);
        if (still.isEmpty()) {
            out.println("It flows again.");
        }
        return still.isEmpty() ? 0 : 1;
    }

    private static ObjectNode named(Options options) {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        return request.put("topic", options.require("topic")).put("key", options.require("key"));
    }

    private URI address(String service, String what) {
        return switch (service) {
            case "aisp" -> sandbox.aispService(PATH + what);
            case "consent" -> sandbox.consentService(PATH + what);
            default -> throw new SandboxFailure("--service is aisp or consent");
        };
    }

    private void tell(String service, List<Answer> keys) {
        for (Answer key : keys) {
            out.printf(
                    "%s  %s  %s  since %s, %s waiting, first at offset %s: %s%n",
                    service,
                    key.text("/topic"),
                    key.text("/key"),
                    key.text("/since"),
                    key.text("/waiting"),
                    key.text("/offset"),
                    key.text("/reason"));
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
