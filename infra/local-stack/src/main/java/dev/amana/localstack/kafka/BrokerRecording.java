package dev.amana.localstack.kafka;

import dev.amana.localstack.StackException;
import dev.amana.localstack.check.FreePort;
import dev.amana.localstack.keys.PrivateFiles;
import dev.amana.localstack.process.Launcher;
import dev.amana.localstack.process.Leftovers;
import dev.amana.localstack.process.ProcessFile;
import dev.amana.localstack.process.RecordedStart;
import dev.amana.localstack.process.Running;
import dev.amana.localstack.process.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The recorded start of the broker, made with one that has nothing to keep.
 *
 * @param cache where recordings are kept
 */
public record BrokerRecording(Path cache, List<Path> classPath, Path log) {

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(120);

    public RecordedStart start() {
        return new RecordedStart(directory().resolve("broker.aot"));
    }

    /** Records a start; says whether it was recorded. */
    public boolean make() {
        boolean made = start().record(this::startOnce);
        Leftovers.removeBeside(directory());
        return made;
    }

    private void startOnce(List<String> flags) {
        Path scratch = directory().resolve("scratch-" + ProcessHandle.current().pid());
        PrivateFiles.directory(scratch);
        int port = FreePort.runOf(2);
        Kafka kafka = new Kafka(scratch.resolve("kafka"), scratch, port, port + 1, log);
        Running broker = Launcher.start(kafka.launch(classPath, flags), new ProcessFile(scratch.resolve("broker.pid")));
        try {
            Instant until = Instant.now().plus(READY_WITHIN);
            while (!kafka.ready(broker.pid())
                    && broker.isAlive()
                    && Instant.now().isBefore(until)) {
                Thread.sleep(Duration.ofMillis(100));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        } finally {
            broker.stop(Signal.TERM, WRITTEN_WITHIN);
            PrivateFiles.removeDirectory(scratch);
        }
    }

    private Path directory() {
        return cache.resolve("kafka").resolve(RecordedStart.fingerprint(classPath));
    }
}
