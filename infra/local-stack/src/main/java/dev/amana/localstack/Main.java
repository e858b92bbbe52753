package dev.amana.localstack;

import dev.amana.localstack.service.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** The program behind {@code ./amana up | down | status | restart}. */
final class Main {

    private static final int FAILED = 1;
    private static final int NOT_ALL_READY = 3;

    private Main() {}

    public static void main(String[] args) {
        try {
            System.exit(run(Arguments.parse(List.of(args))));
        } catch (StackException e) {
            System.err.println("amana: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static int run(Arguments arguments) {
        Ports known = new RunFile(arguments.directory()).ports().orElse(new Ports(Ports.DEFAULT_BASE));
        boolean starts = arguments.verb() == Arguments.Verb.UP;
        Ports ports = starts
                ? arguments
                        .ports()
                        .orElse(new Ports(Ports.DEFAULT_BASE))
                        .withInstances(arguments.instances().orElse(1))
                : arguments.ports().orElse(known);
        LocalStack stack = new LocalStack(
                arguments.checkout(), arguments.directory(), ports, EnumSet.allOf(Service.class), System.out::println);
        return switch (arguments.verb()) {
            case UP -> {
                stack.traceTo(arguments.traces());
                yield up(stack);
            }
            case DOWN -> {
                stack.down();
                yield 0;
            }
            case STATUS -> status(stack);
            case RECORD -> {
                stack.recordings().make();
                yield 0;
            }
            case RESTART -> {
                stack.restart(arguments.part().orElseThrow());
                yield 0;
            }
        };
    }

    private static int up(LocalStack stack) {
        Instant begin = Instant.now();
        System.out.println("Starting Amana in " + stack.directory().root());
        stack.up();
        Welcome.print(stack, Duration.between(begin, Instant.now()), System.out);
        if (!stack.recordings().areComplete()) {
            stack.recordings().makeInBackground();
            System.out.println(
                    "The next start of this build will be faster: that is being prepared in the background.");
        }
        return 0;
    }

    private static int status(LocalStack stack) {
        List<PartStatus> all = stack.status();
        for (PartStatus part : all) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-22s %5d  %-9s %8s %10s%n",
                    part.name(),
                    part.port(),
                    part.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    part.pid().isPresent() ? "pid " + part.pid().getAsLong() : "",
                    part.residentMib().isPresent() ? part.residentMib().getAsLong() + " MiB" : "");
        }
        System.out.printf(
                Locale.ROOT,
                "  %-22s %35d MiB%n",
                "in all",
                all.stream().mapToLong(part -> part.residentMib().orElse(0)).sum());
        return all.stream().allMatch(part -> part.state() == PartStatus.State.READY) ? 0 : NOT_ALL_READY;
    }
}
