package dev.amana.replaybench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the process holds on to while something runs: the heap as the collector left it, and its resident memory. */
final class Memory implements AutoCloseable {

    /** How far the watched work is. */
    interface Progress {
        long events() throws SQLException;
    }

    private record Look(long events, long heap, long resident) {}

    private final List<Look> looks = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private Memory() {}

    static Memory watched(Progress progress) {
        Memory memory = new Memory();
        memory.timer.scheduleAtFixedRate(() -> memory.look(progress), 0, 1, TimeUnit.SECONDS);
        return memory;
    }

    private void look(Progress progress) {
        try {
            Look look = new Look(progress.events(), heapAfterCollection(), resident());
            synchronized (looks) {
                looks.add(look);
            }
        } catch (SQLException away) {
            throw new IllegalStateException(away);
        }
    }

    private static long heapAfterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(Memory::afterCollection)
                .sum();
    }

    private static long afterCollection(MemoryPoolMXBean pool) {
        return pool.getCollectionUsage().getUsed();
    }

    /** In bytes; 0 where the system does not tell. */
    private static long resident() {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void print(PrintStream out) {
        synchronized (looks) {
            for (int quarter = 0; quarter < 4 && !looks.isEmpty(); quarter++) {
                Look look = looks.get((looks.size() - 1) * (quarter + 1) / 4);
                out.printf(
                        "  after %,d events: heap after collection %d MiB, resident %d MiB%n",
                        look.events(), look.heap() >> 20, look.resident() >> 20);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
