package dev.amana.localstack.kafka;

import dev.amana.localstack.StackException;
import dev.amana.localstack.process.Launch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The broker: its files and how it is started.
 *
 * @param data its own directory
 * @param run where it leaves its sign that it is ready
 */
public record Kafka(Path data, Path run, int port, int controllerPort, Path log) {

    /** Starts with the class path of the launcher, and the broker's own flags and these. */
    public Launch launch(List<Path> classPath, List<String> flags) {
        Path config = data.resolve("server.properties");
        try {
            Files.createDirectories(data);
            Files.writeString(config, properties());
        } catch (IOException e) {
            throw new StackException("cannot write " + config + ": " + e, e);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                marker(),
                "-Xms96m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlogback.configurationFile=dev/amana/localstack/kafka/logback.xml"));
        command.addAll(flags);
        command.addAll(List.of(
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                BrokerMain.class.getName(),
                config.toString(),
                address(),
                logs().toString(),
                sign().toString()));
        return new Launch(command, Map.of(), marker(), log);
    }

    public String address() {
        return "localhost:" + port;
    }

    /** Whether the process of this id has said that it is ready. */
    public boolean ready(long pid) {
        try {
            return Files.exists(sign()) && Files.readString(sign()).equals(Long.toString(pid));
        } catch (IOException beingWritten) {
            return false;
        }
    }

    private Path sign() {
        return run.resolve("kafka.ready");
    }

    private Path logs() {
        return data.resolve("logs");
    }

    private String marker() {
        return "-Damana.kafka=" + data;
    }

    private String properties() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                # One broker: nothing can be replicated.
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=6
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=6
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                # A broker that was killed may register again once its old session has ended.
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                # As small as a laptop's broker can be.
                log.cleaner.dedupe.buffer.size=4194304
                num.network.threads=2
                num.io.threads=4
                """.formatted(port, controllerPort, logs());
    }
}
