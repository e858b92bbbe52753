package dev.amana.system;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was done to the platform, and what came of it. */
final class FaultTable {

    private static final String ROW = "%-28s %8s %12s %6s %10s %14s%n";

    /** From the fault, or from its end where it has one, to the end of the first whole life of a consent begun after it. */
    private final Map<String, List<Duration>> recoveries = new LinkedHashMap<>();

    void recovered(String fault, Duration within) {
        recoveries.computeIfAbsent(fault, _ -> new ArrayList<>()).add(within);
    }

    void print(Ledger ledger, Effects effects, PrintStream out) {
        out.printf(ROW, "fault", "injected", "acknowledged", "lost", "duplicated", "worst recovery");
        recoveries.forEach((fault, times) -> out.printf(
                ROW,
                fault,
                times.size(),
                ledger.acknowledgements().getOrDefault(fault, 0),
                ledger.countDuring(fault, effects.lost()::contains),
                ledger.countDuring(fault, effects.duplicated()::contains),
                seconds(times.stream().max(Duration::compareTo).orElseThrow())));
        out.printf(
                ROW,
                "whole run",
                recoveries.values().stream().mapToInt(List::size).sum(),
                ledger.acknowledgements().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum(),
                effects.lost().size(),
                effects.duplicated().size(),
                "");
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
