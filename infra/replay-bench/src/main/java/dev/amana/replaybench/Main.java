package dev.amana.replaybench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** {@code amana bench replay}. */
public final class Main {

    private static final String USAGE = """
            bench replay [--events 1000000] [--batch 20000] [--seed 1]
            """;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        int events = 1_000_000;
        int batch = 20_000;
        long seed = 1;
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty()) {
            String name = left.pop();
            if (left.isEmpty()) {
                System.err.print(USAGE);
                System.exit(2);
            }
            String value = left.pop();
            switch (name) {
                case "--events" -> events = Integer.parseInt(value);
                case "--batch" -> batch = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--dir" -> {} // where a local stack is; this has a server of its own
                default -> {
                    System.err.print(USAGE);
                    System.exit(2);
                }
            }
        }
        System.setProperty("disable-axoniq-console-message", "true"); // it would stand between the figures
        try (ScratchDatabase database = ScratchDatabase.start()) {
            new ReplayBenchmark(database, System.out).run(events, batch, seed);
        }
    }
}
