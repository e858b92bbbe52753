package dev.amana.sandbox.journey;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.tpp.OAuthClient;
import dev.amana.sandbox.tpp.Tokens;
import dev.amana.sandbox.tpp.Tpp;
import java.io.PrintStream;
import java.time.Duration;

/** Walks the life of a consent against a running stack, as a TPP and as a PSU, and asserts every answer. */
public final class Journey {

    private static final String CLIENT = "tpp-one";

    private Journey() {}

    /** @throws dev.amana.sandbox.SandboxFailure at the first thing that is not as it should be */
    public static void walk(Sandbox sandbox, PrintStream out) {
        long start = System.nanoTime();
        var story = new Story(out);
        try (Calls calls = Calls.witnessed(story);
                Calls aside = Calls.unwitnessed()) {
            story.step("The TPP finds out where the bank's endpoints are.");
            OAuthClient oauth = OAuthClient.discover(sandbox, CLIENT, calls);
            story.fact("issuer", oauth.bank().getIssuer());
            story.fact("token endpoint", oauth.bank().getTokenEndpointURI());

            story.step("It gets a PUBLIC token with its own key (client credentials, private_key_jwt).");
            Tokens token = oauth.clientCredentials("accounts");
            story.fact("PUBLIC token", Tokens.shortened(token.access()));

            var stage = new Stage(sandbox, story, calls, aside, new Tpp(sandbox, calls, oauth), token.access());
            new BrowserPass(stage).walk();
            new AuthorizeApiPass(stage).walk();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        out.printf(
                "%n%d steps, all as they should be, in %d.%d s.%n",
                story.steps(), took.toSeconds(), took.toMillisPart() / 100);
    }
}
