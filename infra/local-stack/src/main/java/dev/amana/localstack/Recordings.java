package dev.amana.localstack;

import dev.amana.localstack.kafka.BrokerRecording;
import dev.amana.localstack.process.Launch;
import dev.amana.localstack.process.Launcher;
import dev.amana.localstack.process.ProcessFile;
import dev.amana.localstack.service.Service;
import dev.amana.localstack.service.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Records the start of each JVM once for each build, which makes later starts twice as fast. It takes half a minute of
 * processor time, so it is done behind a running stack and gives way to everything else.
 */
record Recordings(Parts parts, Set<Service> services, Consumer<String> out) {

    private static final String NAME = "recording";

    boolean areComplete() {
        return parts.brokerRecording().start().exists() && processes().allMatch(ServiceProcess::isRecorded);
    }

    /** One after the other. */
    void make() {
        BrokerRecording broker = parts.brokerRecording();
        if (!broker.start().exists()) {
            report(Parts.KAFKA, broker::make);
        }
        processes()
                .filter(process -> !process.isRecorded())
                .forEach(process -> report(process.name(), process::recordStart));
    }

    /** Starts a program that makes them and ends. */
    void makeInBackground() {
        String root = parts.checkout().root().toString();
        String directory = parts.directory().root().toString();
        List<String> command = List.of(
                "nice",
                "-n",
                "19",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                parts.checkout().launcherClassPath().getFirst().toString(),
                "record",
                "--root",
                root,
                "--dir",
                directory);
        String marker = "record --root " + root + " --dir " + directory;
        Launcher.start(new Launch(command, Map.of(), marker, parts.directory().log(NAME)), file());
    }

    /** Ends that program, in the middle of whatever it does. */
    void stop() {
        file().running().ifPresent(running -> {
            running.handle().descendants().forEach(ProcessHandle::destroyForcibly);
            running.kill();
        });
        file().delete();
    }

    private Stream<ServiceProcess> processes() {
        return services.stream()
                .map(service ->
                        parts.process(service, service.partName(), parts.ports().of(service)));
    }

    private void report(String name, BooleanSupplier recording) {
        Instant begin = Instant.now();
        boolean recorded = recording.getAsBoolean();
        long seconds = Duration.between(begin, Instant.now()).toSeconds();
        out.accept(String.format(Locale.ROOT, "  %-18s start %srecorded, %d s", name, recorded ? "" : "not ", seconds));
    }

    private ProcessFile file() {
        return parts.processFile(NAME);
    }
}
