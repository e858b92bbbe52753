package dev.amana.sandbox;

import dev.amana.sandbox.applications.ApplicationRegistry;
import dev.amana.sandbox.bench.AccountData;
import dev.amana.sandbox.bench.ReadYourWrites;
import dev.amana.sandbox.bench.RevokeToRefuse;
import dev.amana.sandbox.bench.TokenRates;
import dev.amana.sandbox.bench.token.TokenBench;
import dev.amana.sandbox.journey.Journey;
import dev.amana.sandbox.operations.Archives;
import dev.amana.sandbox.operations.Replays;
import dev.amana.sandbox.operations.Suspensions;
import dev.amana.sandbox.staff.SampleAuditor;
import dev.amana.sandbox.staff.SigningKeys;
import dev.amana.sandbox.staff.StaffRegistry;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntBiFunction;

/** The sandbox's commands. */
public final class Main {

    private static final String USAGE = """
            journey                       walk the life of a consent as a TPP and a PSU
            bench read-your-writes        [--rounds 10000] [--exchanges 1000] [--concurrency 8]
            bench revoke-to-refuse        [--consents 100] [--concurrency 4] [--bound-millis 2000]
            bench aisp                    [--consents 16] [--warm-up 30] [--seconds 4]
            bench token                   [--connections 16] [--warm-up 30] [--requests 10000] [--only client_credentials]
            app add --name N --redirect-uri R (--jwks FILE | --jwks-uri U | --secret) [--profile P] [--direct-link]
            app list
            replay status | deadlines | parties | publication | aisp    [--from 2026-11-27T00:00:00Z] [--dry-run]
            replay revocations            tell the resource servers again which tokens they must not honour
            replay list | watch | cancel
            suspended list                keys whose records wait because one could not be applied
            suspended retry               --service aisp|consent --topic T --key K
            suspended release             --service aisp|consent --topic T --key K --offset N --reason R
            export                        [--from T] [--to T] [--file F]
            import --file F
            staff add --name N --role auditor|operator
            staff list | staff remove --name N
            keys list | keys rotate       the keys tokens are signed with; new ones follow them without a break
            staff sample                  name, password and current one-time code of the sample auditor

            each takes                    [--base http://localhost:8080] [--dir .amana]
            """;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** @return the exit code: 0 when all is as it should be */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            return run(arguments, out);
        } catch (SandboxFailure failure) {
            out.flush();
            err.println();
            err.println("Not as it should be: " + failure.getMessage());
            return 1;
        }
    }

    private static int run(List<String> arguments, PrintStream out) {
        String command = String.join(
                " ",
                arguments.stream()
                        .takeWhile(argument -> !argument.startsWith("--"))
                        .toList());
        List<String> options = arguments.stream()
                .dropWhile(argument -> !argument.startsWith("--"))
                .toList();
        return switch (command) {
            case "journey" -> journey(options, out);
            case "bench read-your-writes" -> readYourWrites(options, out);
            case "bench revoke-to-refuse" -> revokeToRefuse(options, out);
            case "bench aisp" -> accountData(options, out);
            case "bench token" -> tokenRates(options, out);
            case "app add" -> add(options, out);
            case "app list" -> list(options, out);
            case "replay list" -> replay(options, out, (replays, _) -> replays.list());
            case "replay watch" -> replay(options, out, (replays, _) -> replays.watch());
            case "replay cancel" -> replay(options, out, (replays, _) -> replays.cancel());
            case "replay aisp" -> replay(options, out, (replays, _) -> replays.ofAispService());
            case "replay revocations" -> replay(options, out, (replays, _) -> replays.ofRevocations());
            case "replay status", "replay deadlines", "replay parties", "replay publication" ->
                replay(options, out, (replays, given) -> replays.run(command.substring("replay ".length()), given));
            case "suspended list", "suspended retry", "suspended release" -> suspended(command, options, out);
            case "export" -> export(options, out);
            case "import" -> read(options, out);
            case "staff add" ->
                staff(Options.parse(options, Set.of("name", "role"), Set.of()), StaffRegistry::add, out);
            case "staff remove" -> staff(Options.parse(options, Set.of("name"), Set.of()), StaffRegistry::remove, out);
            case "staff list" ->
                staff(Options.parse(options, Set.of(), Set.of()), (registry, _, to) -> registry.list(to), out);
            case "keys list", "keys rotate" -> {
                try (var keys = new SigningKeys(
                        Options.parse(options, Set.of(), Set.of()).sandbox())) {
                    if (command.equals("keys rotate")) {
                        keys.rotate(out);
                    } else {
                        keys.list(out);
                    }
                }
                yield 0;
            }
            case "staff sample" -> sampleAuditor(options, out);
            default -> {
                out.print(USAGE);
                yield 2;
            }
        };
    }

    private static int journey(List<String> arguments, PrintStream out) {
        Journey.walk(Options.parse(arguments, Set.of(), Set.of()).sandbox(), out);
        return 0;
    }

    private static int readYourWrites(List<String> arguments, PrintStream out) {
        Options options = Options.parse(arguments, Set.of("rounds", "exchanges", "concurrency"), Set.of());
        int exceptions = ReadYourWrites.run(
                options.sandbox(),
                options.count("rounds", 10_000, 0),
                options.count("exchanges", 1_000, 0),
                options.count("concurrency", 8, 1),
                out);
        return exceptions == 0 ? 0 : 1;
    }

    private static int revokeToRefuse(List<String> arguments, PrintStream out) {
        Options options = Options.parse(arguments, Set.of("consents", "concurrency", "bound-millis"), Set.of());
        int exceptions = RevokeToRefuse.run(
                options.sandbox(),
                options.count("consents", 100, 1),
                options.count("concurrency", 4, 1),
                Duration.ofMillis(options.count("bound-millis", 2_000, 0)),
                out);
        return exceptions == 0 ? 0 : 1;
    }

    private static int accountData(List<String> arguments, PrintStream out) {
        Options options = Options.parse(arguments, Set.of("consents", "warm-up", "seconds"), Set.of());
        var size = new AccountData.Size(
                options.count("consents", 16, 1),
                Duration.ofSeconds(options.count("warm-up", 30, 0)),
                Duration.ofSeconds(options.count("seconds", 4, 1)));
        return AccountData.run(options.sandbox(), size, out) == 0 ? 0 : 1;
    }

    private static int tokenRates(List<String> arguments, PrintStream out) {
        Options options = Options.parse(arguments, Set.of("connections", "warm-up", "requests", "only"), Set.of());
        var size = new TokenBench.Size(
                options.count("connections", 16, 1),
                Duration.ofSeconds(options.count("warm-up", 30, 0)),
                options.count("requests", 10_000, 1));
        return TokenRates.run(options.sandbox(), size, options.find("only").orElse(""), out) == 0 ? 0 : 1;
    }

    private static int add(List<String> arguments, PrintStream out) {
        Options options = Options.parse(
                arguments,
                Set.of("name", "redirect-uri", "profile", "client-id", "jwks", "jwks-uri"),
                Set.of("secret", "direct-link"));
        try (var registry = new ApplicationRegistry(options.sandbox())) {
            registry.add(options, out);
        }
        return 0;
    }

    private interface StaffCommand {
        void run(StaffRegistry registry, Options options, PrintStream out);
    }

    private static int staff(Options options, StaffCommand command, PrintStream out) {
        try (var registry = new StaffRegistry(options.sandbox())) {
            command.run(registry, options, out);
        }
        return 0;
    }

    private static int sampleAuditor(List<String> arguments, PrintStream out) {
        SampleAuditor.read(Options.parse(arguments, Set.of(), Set.of()).sandbox())
                .print(Instant.now(), out);
        return 0;
    }

    private static int replay(List<String> arguments, PrintStream out, ToIntBiFunction<Replays, Options> what) {
        Options options = Options.parse(arguments, Set.of("from"), Set.of("dry-run"));
        try (var replays = new Replays(options.sandbox(), out)) {
            return what.applyAsInt(replays, options);
        }
    }

    private static int suspended(String command, List<String> arguments, PrintStream out) {
        Options options = Options.parse(arguments, Set.of("service", "topic", "key", "offset", "reason"), Set.of());
        try (var suspensions = new Suspensions(options.sandbox(), out)) {
            return switch (command) {
                case "suspended list" -> suspensions.list();
                case "suspended retry" -> suspensions.retry(options);
                default -> suspensions.release(options);
            };
        }
    }

    private static int export(List<String> arguments, PrintStream out) {
        Options options = Options.parse(arguments, Set.of("from", "to", "file"), Set.of());
        try (var archives = new Archives(options.sandbox(), out)) {
            return archives.export(options);
        }
    }

    private static int read(List<String> arguments, PrintStream out) {
        Options options = Options.parse(arguments, Set.of("file"), Set.of());
        try (var archives = new Archives(options.sandbox(), out)) {
            return archives.read(options);
        }
    }

    private static int list(List<String> arguments, PrintStream out) {
        try (var registry = new ApplicationRegistry(
                Options.parse(arguments, Set.of(), Set.of()).sandbox())) {
            registry.list(out);
        }
        return 0;
    }
}
