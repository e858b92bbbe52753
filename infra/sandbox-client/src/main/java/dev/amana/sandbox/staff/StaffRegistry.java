package dev.amana.sandbox.staff;

import dev.amana.sandbox.AdminKey;
import dev.amana.sandbox.Options;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Takes staff in at token-service, and lets them go, by the admin key that lies in the sandbox's directory. */
public final class StaffRegistry implements AutoCloseable {

    private static final String STAFF = "/internal/staff";

    private final Sandbox sandbox;
    private final Calls calls = Calls.unwitnessed();

    public StaffRegistry(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Prints password and authenticator secret, which nobody can read again. */
    public void add(Options options, PrintStream out) {
        String joining = JsonMapper.shared()
                .writeValueAsString(Map.of("name", options.require("name"), "roles", options.all("role")));
        Answer joined = calls.sendJson(
                        "POST", sandbox.tokenService(STAFF), joining, "Authorization", AdminKey.header(sandbox))
                .expect(201);
        out.println("name:       " + joined.text("/name"));
        out.println("password:   " + joined.text("/password") + "   (shown once)");
        out.println("one-time codes, for an authenticator app (shown once):");
        out.println("  secret:   " + joined.text("/totpSecret"));
        out.println("  address:  " + joined.text("/totpAddress"));
    }

    public void list(PrintStream out) {
        Answer answer = calls.get(sandbox.tokenService(STAFF), "Authorization", AdminKey.header(sandbox))
                .expect(200);
        for (Answer member : answer.each()) {
            out.printf("%-38s %-30s %s%n", member.text("/staffId"), member.text("/name"), member.at("/roles"));
        }
    }

    /** From now on they do not sign in. */
    public void remove(Options options, PrintStream out) {
        String name = options.require("name");
        calls.send(
                        "DELETE",
                        sandbox.tokenService(STAFF + "/" + name),
                        BodyPublishers.noBody(),
                        "Authorization",
                        AdminKey.header(sandbox))
                .expect(204);
        out.println(name + " has left");
    }

    @Override
    public void close() {
        calls.close();
    }
}
