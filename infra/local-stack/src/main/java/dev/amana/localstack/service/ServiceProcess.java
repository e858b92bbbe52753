package dev.amana.localstack.service;

import dev.amana.localstack.StackDirectory;
import dev.amana.localstack.process.Launch;
import dev.amana.localstack.process.Launcher;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How one instance of a service is started and asked whether it is ready.
 *
 * @param name of this instance; the service's own name for the first
 */
public record ServiceProcess(
        Service service, String name, int port, Settings settings, Path jar, Path cache, StackDirectory directory) {

    private static final int PROBE_MILLIS = 2_000;
    private static final long TRAINING_SECONDS = 120;

    public Launch launch() {
        Application application = new Application(service, jar, cache);
        Path extracted = application.extracted();
        List<String> flags =
                Files.exists(application.aotCache()) ? List.of("-XX:AOTCache=" + application.aotCache()) : List.of();
        return new Launch(
                command(extracted, flags), settings.environment(service, port), marker(), directory.log(name));
    }

    /** Does what a first start of this build takes, so that the start itself need not. */
    public void prepare() {
        new Application(service, jar, cache).extracted();
    }

    /** Whether a start of this build has been recorded, so that later ones are fast. */
    public boolean isTrained() {
        return Files.exists(new Application(service, jar, cache).aotCache());
    }

    /**
     * Records a start that ends before anything is served. Needs PostgreSQL. A failure costs only the speed.
     *
     * @return whether it was recorded
     */
    public boolean train() {
        Application application = new Application(service, jar, cache);
        Path extracted = application.extracted();
        Path draft = application
                .aotCache()
                .resolveSibling("training-" + ProcessHandle.current().pid() + ".aot");
        List<String> command =
                command(extracted, List.of("-XX:AOTCacheOutput=" + draft, "-Dspring.context.exit=onRefresh"));
        try {
            Process process = Launcher.prepare(command, settings.environment(service, port))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.log(name + ".training").toFile())
                    .start();
            if (!process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            if (!Files.exists(draft)) {
                return false;
            }
            Files.move(draft, application.aotCache(), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public boolean ready() {
        try {
            URI address = URI.create("http://127.0.0.1:" + port + service.readinessPath());
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PROBE_MILLIS);
            connection.setReadTimeout(PROBE_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private List<String> command(Path extracted, List<String> flags) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                marker(),
                "-Xmx" + service.heapMib() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + directory.logs().resolve("hs_err_" + name + "_%p.log"),
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(flags);
        for (Map.Entry<String, String> each : settings.properties(service).entrySet()) {
            command.add("-D" + each.getKey() + "=" + each.getValue());
        }
        command.addAll(List.of("-jar", extracted.toString()));
        return command;
    }

    private String marker() {
        return "-Damana.part=" + name + "@" + directory.root();
    }
}
