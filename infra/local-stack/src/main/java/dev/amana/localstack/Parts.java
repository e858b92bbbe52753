package dev.amana.localstack;

import dev.amana.localstack.kafka.BrokerRecording;
import dev.amana.localstack.kafka.Kafka;
import dev.amana.localstack.keys.Secrets;
import dev.amana.localstack.postgres.Databases;
import dev.amana.localstack.postgres.Postgres;
import dev.amana.localstack.process.ProcessFile;
import dev.amana.localstack.process.Signal;
import dev.amana.localstack.service.Service;
import dev.amana.localstack.service.ServiceProcess;
import dev.amana.localstack.service.Settings;
import java.util.ArrayList;
import java.util.List;

/** Makes the parts of one stack from where it lives and listens. */
record Parts(Checkout checkout, StackDirectory directory, Ports ports) {

    static final String POSTGRESQL = "postgresql";
    static final String KAFKA = "kafka";

    Postgres postgres() {
        return new Postgres(
                checkout.cache(), directory.postgresql(), ports.postgresql(), secrets(), directory.log(POSTGRESQL));
    }

    Databases databases() {
        return new Databases(ports.postgresql(), secrets());
    }

    Part postgresql() {
        return new Part(
                POSTGRESQL,
                ports.postgresql(),
                processFile(POSTGRESQL),
                directory.log(POSTGRESQL),
                () -> postgres().launch(),
                () -> databases().answer(),
                Signal.INT);
    }

    Part kafka() {
        Kafka kafka = new Kafka(
                directory.kafka(), directory.run(), ports.kafka(), ports.kafkaController(), directory.log(KAFKA));
        ProcessFile file = processFile(KAFKA);
        return new Part(
                KAFKA,
                ports.kafka(),
                file,
                directory.log(KAFKA),
                () -> kafka.launch(
                        checkout.launcherClassPath(), brokerRecording().start().flags()),
                () -> file.running().filter(broker -> kafka.ready(broker.pid())).isPresent(),
                Signal.TERM);
    }

    BrokerRecording brokerRecording() {
        return new BrokerRecording(checkout.cache(), checkout.launcherClassPath(), directory.log(KAFKA + ".recording"));
    }

    ServiceProcess process(Service service, String name, int port) {
        return new ServiceProcess(
                service,
                name,
                port,
                new Settings(ports, directory),
                checkout.jar(service),
                checkout.cache(),
                directory);
    }

    /** The part of each instance that the stack starts with: the first has the service's name, the second a 2 behind it. */
    List<Part> service(Service service) {
        List<Part> instances = new ArrayList<>();
        for (int port : ports.allOf(service)) {
            String name = instances.isEmpty() ? service.partName() : service.partName() + "-" + (instances.size() + 1);
            instances.add(instance(service, name, port));
        }
        return instances;
    }

    Part instance(Service service, String name, int port) {
        return new Part(
                name,
                port,
                processFile(name),
                directory.log(name),
                () -> process(service, name, port).launch(),
                () -> process(service, name, port).ready(),
                Signal.TERM);
    }

    ProcessFile processFile(String part) {
        return new ProcessFile(directory.run().resolve(part + ".pid"));
    }

    private Secrets secrets() {
        return new Secrets(directory.secrets());
    }
}
