package dev.amana.sandbox.bench.token;

import com.nimbusds.jose.JWSAlgorithm;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.bench.measure.ProcessorTime;
import dev.amana.sandbox.bench.measure.WarmUp;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tokens per second, and per second of token-service's processor time: client_credentials by private_key_jwt, refresh and introspection, at
 * token-service itself and through the gateway. Every request has an assertion of its own, signed before the clock starts.
 */
public final class TokenBench {

    /**
     * @param connections kept open, each with one request under way
     * @param warmUp for how long each kind is requested each way at least before it is measured; see {@link WarmUp}
     * @param requests of each measurement
     */
    public record Size(int connections, Duration warmUp, int requests) {}

    private record Scenario(String name, String path, Supplier<String> form, Predicate<String> right) {}

    private static final String TPP = "tpp-one";
    /** Few enough that no assertion expires before its turn comes, however slow it goes. */
    private static final int WARMING_ROUND = 1_000;

    private final Sandbox sandbox;
    private final Size size;
    private final ProcessorTime tokenService;
    private final PrintStream out;

    private TokenBench(Sandbox sandbox, Size size, PrintStream out) {
        this.sandbox = sandbox;
        this.size = size;
        this.tokenService = ProcessorTime.of(sandbox, "token-service");
        this.out = out;
    }

    /**
     * @param refreshToken of a consent that stands, of the sample application tpp-one
     * @param accessToken of the same
     * @param only with what the names of the scenarios begin that are wanted; empty for all
     * @return how many answers were not as they should be
     */
    public static int run(
            Sandbox sandbox, Size size, String refreshToken, String accessToken, String only, PrintStream out) {
        var bench = new TokenBench(sandbox, size, out);
        out.printf(
                "%d connections, %d requests each after %d s or more to warm up; token-service's processor time is that"
                        + " of its process%n",
                size.connections(), size.requests(), size.warmUp().toSeconds());
        out.printf("%-32s %-9s %10s %14s %s%n", "", "", "per s", "per CPU-s", "time to answer");
        int wrong = 0;
        for (Scenario scenario : scenarios(sandbox, refreshToken, accessToken)) {
            if (!scenario.name().startsWith(only)) {
                continue;
            }
            wrong += bench.measure(scenario, "direct", sandbox.tokenService(scenario.path()));
            wrong += bench.measure(scenario, "gateway", sandbox.at(scenario.path()));
        }
        return wrong;
    }

    private static List<Scenario> scenarios(Sandbox sandbox, String refreshToken, String accessToken) {
        String tokens = sandbox.issuer().getPath() + "/token.oauth2";
        var es256 = Assertions.ofTpp(sandbox, TPP, JWSAlgorithm.ES256);
        var ps256 = Assertions.ofTpp(sandbox, TPP, JWSAlgorithm.PS256);
        var resourceServer = Assertions.ofService(sandbox, "aisp-service");
        String credentials = "grant_type=client_credentials&scope=accounts&";
        Predicate<String> token = body -> body.contains("\"access_token\"");
        return List.of(
                new Scenario("client_credentials, ES256", tokens, () -> credentials + es256.form(), token),
                new Scenario("client_credentials, PS256", tokens, () -> credentials + ps256.form(), token),
                new Scenario(
                        "refresh_token, ES256",
                        tokens,
                        () -> "grant_type=refresh_token&refresh_token=" + refreshToken + "&" + es256.form(),
                        token),
                new Scenario(
                        "introspection, ES256",
                        sandbox.issuer().getPath() + "/introspect",
                        () -> "token=" + accessToken + "&" + resourceServer.form(),
                        body -> body.contains("\"active\":true")));
    }

    private int warmUp(Scenario scenario, URI address) {
        var warmUp = new WarmUp(size.warmUp());
        long began = System.nanoTime();
        int wrong = 0;
        while (!warmUp.isOver(Duration.ofNanos(System.nanoTime() - began))) {
            Measured round = load(scenario, address, WARMING_ROUND);
            warmUp.cost(round.processor());
            wrong += round.wrong();
        }
        return wrong;
    }

    private int measure(Scenario scenario, String way, URI address) {
        int wrongBefore = warmUp(scenario, address);
        Measured measured = load(scenario, address, size.requests());
        out.printf(
                "%-32s %-9s %10.0f %14.0f %s%n",
                scenario.name(),
                way,
                size.requests() / seconds(measured.took()),
                size.requests() / seconds(measured.processor()),
                measured.times());
        return wrongBefore + measured.wrong();
    }

    private record Measured(Duration took, Duration processor, String times, int wrong) {}

    private Measured load(Scenario scenario, URI address, int requests) {
        List<byte[]> ready = signed(scenario, address, requests);
        List<Connection> connections = new ArrayList<>();
        try {
            for (int n = 0; n < size.connections(); n++) {
                connections.add(new Connection(address));
            }
            var callers = new Callers(connections, ready, scenario.right());
            Duration before = tokenService.used();
            Duration took = callers.run();
            Duration processor = tokenService.used().minus(before);
            callers.firstWrong().ifPresent(answer -> out.println("  not as it should be: " + answer));
            return new Measured(took, processor, callers.times(), callers.wrong());
        } finally {
            connections.forEach(Connection::close);
        }
    }

    /** Signed on all processors, since that is not what is measured. */
    private static List<byte[]> signed(Scenario scenario, URI address, int requests) {
        return java.util.stream.IntStream.range(0, requests)
                .parallel()
                .mapToObj(_ -> Connection.request(address, scenario.form().get()))
                .toList();
    }

    private static double seconds(Duration duration) {
        if (duration.isZero()) {
            throw new SandboxFailure("too few requests to measure: give --requests a higher number");
        }
        return duration.toNanos() / 1e9;
    }
}
