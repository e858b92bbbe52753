package dev.amana.localstack.service;

import dev.amana.localstack.StackDirectory;
import dev.amana.localstack.StackException;
import dev.amana.localstack.process.Launch;
import dev.amana.localstack.process.Launcher;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
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
    private static final long RECORDING_SECONDS = 300;

    public Launch launch() {
        Application application = application();
        return new Launch(
                command(
                        marker(),
                        application.extracted(),
                        application.recordedStart().flags()),
                settings.environment(service, port),
                marker(),
                directory.log(name));
    }

    /** Does what a first start of this build takes, so that the start itself need not. */
    public void prepare() {
        application().extracted();
    }

    public boolean isRecorded() {
        return application().recordedStart().exists();
    }

    /**
     * Records a start that ends before anything is served. Needs PostgreSQL.
     *
     * @return whether it was recorded
     */
    public boolean recordStart() {
        return application().recordedStart().record(this::startOnly);
    }

    private void startOnly(List<String> recording) {
        List<String> flags = new ArrayList<>(recording);
        flags.add("-Dspring.context.exit=onRefresh");
        try {
            Process process = Launcher.prepare(
                            command(recordingMarker(), application().extracted(), flags),
                            settings.environment(service, port))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.log(name + ".recording").toFile())
                    .start();
            if (!process.waitFor(RECORDING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new StackException("cannot start java", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Application application() {
        return new Application(service, jar, cache);
    }

    /** Whether it serves at this moment. */
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

    private List<String> command(String marker, Path extracted, List<String> flags) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                marker,
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

    /** Another, so that what only records is never taken for the service. */
    private String recordingMarker() {
        return "-Damana.recording=" + name + "@" + directory.root();
    }
}
