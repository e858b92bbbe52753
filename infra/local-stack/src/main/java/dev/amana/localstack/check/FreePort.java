package dev.amana.localstack.check;

import dev.amana.localstack.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Looks whether a loopback port can be had. */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int LAST =
            32_000; // with what lies above it, below the range that Linux gives to outgoing connections

    private FreePort() {}

    /** Refuses with the port and who wanted it. */
    public static void require(int port, String part) {
        if (!isFree(port)) {
            throw new StackException(("port %1$d, which %2$s needs, is taken by another program. See who has it with"
                            + " \"ss -ltnp 'sport = :%1$d'\" (macOS: \"lsof -i :%1$d\"), or move the whole stack with"
                            + " \"./amana up --port <another>\"")
                    .formatted(port, part));
        }
    }

    /** The first of so many free ports in a row. */
    public static int runOf(int count) {
        return base(count, IntStream.range(0, count).toArray());
    }

    /**
     * A port from which on all those are free that lie so far from it.
     *
     * @param apart how far two such ports lie apart at least
     */
    public static int base(int apart, int... offsets) {
        int slots = (LAST - FIRST) / apart;
        int start = (int) (ProcessHandle.current().pid() * 7 % slots);
        for (int i = 0; i < slots; i++) {
            int base = FIRST + (start + i) % slots * apart;
            if (IntStream.of(offsets).allMatch(offset -> isFree(base + offset))) {
                return base;
            }
        }
        throw new StackException("no %d free ports from any between %d and %d".formatted(offsets.length, FIRST, LAST));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
