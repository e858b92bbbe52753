package dev.amana.replaybench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Processor time used so far, by this process and by the database server with all its sessions, ended ones included. On a
 * machine that others use too it says more than the clock does.
 *
 * @param server zero where the system does not tell
 */
record CpuTime(Duration here, Duration server) {

    /** As Linux counts, everywhere. */
    private static final int TICKS_PER_SECOND = 100;

    private static final int MILLIS_PER_TICK = 1_000 / TICKS_PER_SECOND;

    /** @param session the process id of one of the server's sessions */
    static CpuTime soFar(long session) {
        long here = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        Duration server = ProcessHandle.of(session)
                .flatMap(ProcessHandle::parent)
                .map(CpuTime::ofServer)
                .orElse(Duration.ZERO);
        return new CpuTime(Duration.ofNanos(here), server);
    }

    private static Duration ofServer(ProcessHandle postmaster) {
        long ticks = ticks(postmaster.pid(), true)
                + postmaster
                        .children()
                        .mapToLong(child -> ticks(child.pid(), false))
                        .sum();
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    /** Fields 14 to 17 of proc(5)'s stat: user and system time, the process's own and that of its children that ended. */
    private static long ticks(long pid, boolean withEnded) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return withEnded ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
        } catch (IOException gone) {
            return 0;
        }
    }

    CpuTime since(CpuTime earlier) {
        return new CpuTime(here.minus(earlier.here), server.minus(earlier.server));
    }

    double seconds() {
        return here.plus(server).toMillis() / 1e3;
    }

    @Override
    public String toString() {
        return "CPU %.2f s here, %.2f s in PostgreSQL".formatted(here.toMillis() / 1e3, server.toMillis() / 1e3);
    }
}
