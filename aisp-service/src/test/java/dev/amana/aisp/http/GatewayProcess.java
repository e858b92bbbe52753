package dev.amana.aisp.http;

import dev.amana.aisp.bank.TestTokenService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The gateway as it is shipped, a process of its own before some instances of this service. */
final class GatewayProcess implements AutoCloseable {
    private static final Path JAR = Path.of("../infra/gateway/target/gateway.jar");
    private static final Pattern SERVING = Pattern.compile("Tomcat started on port (\\d+)");
    private static final String NOBODY = "http://localhost:1";

    private final Process process;
    private final int port;

    private GatewayProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when it serves. */
    static GatewayProcess start(List<Integer> instances) {
        var addresses =
                instances.stream().map(port -> "http://localhost:" + port).collect(Collectors.joining(","));
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            JAR.toString(),
                            "--server.port=0",
                            "--amana.public-base=" + TestTokenService.PUBLIC_BASE,
                            "--amana.consent-service-base=" + NOBODY,
                            "--amana.token-service-base=" + NOBODY,
                            "--amana.aisp-service-base=" + addresses)
                    .redirectErrorStream(true)
                    .start();
            return new GatewayProcess(process, port(process.inputReader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(BufferedReader output) throws IOException {
        var told = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            Matcher serving = SERVING.matcher(line);
            if (serving.find()) {
                // What it tells from now on is nobody's, and must not fill the pipe.
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return Integer.parseInt(serving.group(1));
            }
            told.append(line).append('\n');
        }
        throw new IllegalStateException("the gateway ended: " + told);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
