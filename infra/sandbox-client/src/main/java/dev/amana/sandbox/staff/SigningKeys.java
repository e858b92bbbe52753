package dev.amana.sandbox.staff;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import java.io.PrintStream;

/** The keys token-service signs with, as the operator sees and changes them. */
public final class SigningKeys implements AutoCloseable {

    private final Sandbox sandbox;
    private final Calls calls = Calls.unwitnessed();

    public SigningKeys(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public void list(PrintStream out) {
        print(
                calls.get(sandbox.tokenService("/operations/keys"), "Authorization", Operator.header(sandbox, calls))
                        .expect(200),
                out);
    }

    /** New keys are published at once and sign once nobody can have a copy of the published keys without them. */
    public void rotate(PrintStream out) {
        print(
                calls.sendJson(
                                "POST",
                                sandbox.tokenService("/operations/keys/rotations"),
                                "",
                                "Authorization",
                                Operator.header(sandbox, calls))
                        .expect(202),
                out);
    }

    private static void print(Answer answer, PrintStream out) {
        for (Answer key : answer.each()) {
            out.printf(
                    "%-8s %-7s %-38s signs from %s%n",
                    key.text("/state"), key.text("/algorithm"), key.text("/kid"), key.text("/signFrom"));
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
