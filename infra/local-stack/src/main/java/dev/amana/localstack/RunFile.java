package dev.amana.localstack;

import dev.amana.localstack.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a directory tells of the stack in it: its ports, and the instances that were started beside those it starts with. */
record RunFile(StackDirectory directory) {

    /** An instance that {@link LocalStack#startInstance} started. */
    record Instance(Service service, String name, int port) {}

    Optional<Ports> ports() {
        return number(base()).map(base -> new Ports(base, number(instances()).orElse(1)));
    }

    private static Optional<Integer> number(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Integer.parseInt(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new StackException("cannot read " + file, e);
        }
    }

    /** Refuses while a stack with other ports or fewer or more instances runs here. */
    void write(Ports ports) {
        Optional<Ports> before = ports();
        boolean others = before.isPresent() && !before.get().equals(ports);
        if (others && anythingRuns()) {
            throw new StackException(("a stack is already running in %s, on port %d with %d of each service:"
                            + " stop it first with ./amana down")
                    .formatted(
                            directory.root(), before.get().base(), before.get().instances()));
        }
        try {
            Files.writeString(base(), Integer.toString(ports.base()));
            Files.writeString(instances(), Integer.toString(ports.instances()));
        } catch (IOException e) {
            throw new StackException("cannot write to " + directory.run(), e);
        }
    }

    private boolean anythingRuns() {
        return pidFiles(directory).stream()
                .anyMatch(file -> new dev.amana.localstack.process.ProcessFile(file)
                        .running()
                        .isPresent());
    }

    static List<Instance> instances(StackDirectory directory) {
        return pidFiles(directory).stream()
                .map(file -> file.getFileName().toString().replace(".pid", ""))
                .flatMap(name -> Stream.of(Service.values())
                        .filter(service -> name.matches(service.partName() + "-\\d{4,5}"))
                        .map(service -> new Instance(
                                service,
                                name,
                                Integer.parseInt(
                                        name.substring(service.partName().length() + 1)))))
                .toList();
    }

    private static List<Path> pidFiles(StackDirectory directory) {
        if (!Files.isDirectory(directory.run())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory.run())) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StackException("cannot read " + directory.run(), e);
        }
    }

    private Path base() {
        return directory.run().resolve("port");
    }

    private Path instances() {
        return directory.run().resolve("instances");
    }
}
