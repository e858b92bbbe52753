package dev.amana.localstack.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * The broker's process: formats its storage when it is new, serves, and creates the topics that are missing. When all
 * that is done it writes its process id to a file: the sign that it is ready.
 */
public final class BrokerMain {

    private BrokerMain() {}

    /**
     * Runs until it is told to end.
     *
     * @param args the broker's properties file, its {@code host:port}, its data directory, the file of the sign
     */
    public static void main(String[] args) throws IOException {
        Path ready = Path.of(args[3]);
        Files.deleteIfExists(ready);
        if (!Files.exists(Path.of(args[2], "meta.properties"))) {
            format(args[0]);
        }
        Thread.ofPlatform().name("topics").daemon().start(() -> announce(args[1], ready));
        Kafka.main(new String[] {args[0]});
    }

    private static void format(String config) {
        String[] command = {"format", "-t", Uuid.randomUuid().toString(), "-c", config};
        int status = StorageTool.execute(command, System.out);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static void announce(String address, Path ready) {
        try {
            Topics.createMissing(address);
            Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
        } catch (ExecutionException | IOException e) {
            System.err.println("the topics could not be created: " + e);
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
