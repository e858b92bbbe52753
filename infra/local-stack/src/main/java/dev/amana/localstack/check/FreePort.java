package dev.amana.localstack.check;

import dev.amana.localstack.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether a loopback port can be had. */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_000; // below the range that Linux gives to outgoing connections

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
        int slots = (LAST - FIRST) / count;
        int start = (int) (ProcessHandle.current().pid() * 7 % slots);
        for (int i = 0; i < slots; i++) {
            int first = FIRST + (start + i) % slots * count;
            if (allFree(first, count)) {
                return first;
            }
        }
        throw new StackException("no %d free ports in a row between %d and %d".formatted(count, FIRST, LAST));
    }

    private static boolean allFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            if (!isFree(port)) {
                return false;
            }
        }
        return true;
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
