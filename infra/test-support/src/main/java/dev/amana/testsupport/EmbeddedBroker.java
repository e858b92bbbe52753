package dev.amana.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A broker in a child JVM, so that its logging, memory and threads stay out of the tests' own. */
final class EmbeddedBroker {

    private static final Duration START_WITHIN = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 3; // another process may take the free port between our look and its bind

    private EmbeddedBroker() {}

    static String start() {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnFreePorts();
            } catch (IOException e) {
                throw new UncheckedIOException("the test broker could not be started", e);
            } catch (IllegalStateException died) {
                if (attempt == ATTEMPTS) {
                    throw died;
                }
            }
        }
    }

    private static String startOnFreePorts() throws IOException {
        Path directory = Files.createTempDirectory("amana-test-kafka");
        int port = freePort();
        Path config = Files.writeString(
                directory.resolve("server.properties"),
                BrokerProperties.text(directory.resolve("data"), port, freePort()));
        Path log = directory.resolve("broker.log");
        Process broker = new ProcessBuilder(command(config))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker, directory), "stop-kafka"));
        awaitListening(broker, port, log);
        return "localhost:" + port;
    }

    private static List<String> command(Path config) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dlogback.configurationFile=dev/amana/testsupport/broker-logback.xml",
                "-cp",
                classPath(),
                BrokerMain.class.getName(),
                config.toString());
    }

    /** Surefire starts tests with a jar that only names the real class path; either form serves the child. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""))
                .replace(";", File.pathSeparator);
    }

    private static void awaitListening(Process broker, int port, Path log) throws IOException {
        Instant until = Instant.now().plus(START_WITHIN);
        while (!listens(port)) {
            if (!broker.isAlive() || Instant.now().isAfter(until)) {
                broker.destroyForcibly();
                String output = Files.readString(log, StandardCharsets.UTF_8);
                throw new IllegalStateException("the test broker did not start:\n" + output);
            }
            pause(broker);
        }
    }

    private static void pause(Process broker) {
        try {
            broker.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the test broker started", e);
        }
    }

    private static boolean listens(int port) {
        try (Socket ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Nothing in it is worth a graceful end. */
    private static void stop(Process broker, Path directory) {
        broker.destroyForcibly();
        try {
            broker.waitFor(10, TimeUnit.SECONDS);
            try (Stream<Path> paths = Files.walk(directory)) {
                paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + directory + " (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
