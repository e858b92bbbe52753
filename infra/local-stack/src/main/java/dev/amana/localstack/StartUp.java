package dev.amana.localstack;

import dev.amana.localstack.check.Room;
import dev.amana.localstack.keys.KeyFiles;
import dev.amana.localstack.postgres.Postgres;
import dev.amana.localstack.process.Pause;
import dev.amana.localstack.process.ProcessFile;
import dev.amana.localstack.service.Service;
import dev.amana.localstack.service.ServiceProcess;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Starts what is missing of a stack, as much of it side by side as can be. */
final class StartUp {

    private static final int POSTGRESQL_MIB = 150;
    private static final int KAFKA_MIB = 350;
    private static final int SERVICE_MIB = 300;
    private static final int POSTGRESQL_ATTEMPTS = 20;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    private static final String BACKENDS_REMAIN = "shared memory block";

    private final Parts parts;
    private final Set<Service> services;
    private final Consumer<String> out;

    StartUp(Parts parts, Set<Service> services, Consumer<String> out) {
        this.parts = parts;
        this.services = services;
        this.out = out;
    }

    void run() {
        services.forEach(service -> parts.checkout().jar(service)); // built, or nothing is started
        requireRoom();
        boolean firstStart = !Files.exists(parts.directory().kafka());
        new KeyFiles(parts.directory().keys()).create();
        List<Runnable> infrastructure = new ArrayList<>(List.of(this::postgresql));
        List<Runnable> rest = new ArrayList<>();
        // Services wait for a broker that is late, but not for topics that were never there.
        (firstStart ? infrastructure : rest).add(() -> report(parts.kafka()));
        services.forEach(service -> infrastructure.add(() -> process(service).prepare()));
        Together.run(infrastructure);
        services.forEach(service -> parts.service(service).forEach(part -> rest.add(() -> report(part))));
        Together.run(rest);
    }

    private void requireRoom() {
        Room.requireDisk(parts.directory().root());
        int needed = 0;
        if (isDown(parts.postgresql())) {
            needed += POSTGRESQL_MIB;
        }
        if (isDown(parts.kafka())) {
            needed += KAFKA_MIB;
        }
        needed += SERVICE_MIB
                * (int) services.stream()
                        .map(parts::service)
                        .flatMap(List::stream)
                        .filter(StartUp::isDown)
                        .count();
        Room.requireMemory(needed);
    }

    private static boolean isDown(Part part) {
        if (part.running().isPresent()) {
            return false;
        }
        part.requireStartable();
        return true;
    }

    private void postgresql() {
        Postgres postgres = parts.postgres();
        Part part = parts.postgresql();
        ProcessFile file = part.file();
        if (part.running().isEmpty()) {
            postgres.prepare();
            postgres.orphan().ifPresent(orphan -> file.adopt(orphan, postgres.marker()));
        }
        reportOnceBackendsAreGone(part);
        parts.databases().create();
    }

    /** The processes of a server that was killed outlive it by a moment, and a new one refuses to start beside them. */
    private void reportOnceBackendsAreGone(Part part) {
        for (int attempt = 1; ; attempt++) {
            try {
                report(part);
                return;
            } catch (StackException e) {
                if (attempt == POSTGRESQL_ATTEMPTS
                        || !String.valueOf(e.getMessage()).contains(BACKENDS_REMAIN)) {
                    throw e;
                }
                Pause.of(BETWEEN_ATTEMPTS);
            }
        }
    }

    private ServiceProcess process(Service service) {
        return parts.process(service, service.partName(), parts.ports().of(service));
    }

    private void report(Part part) {
        Instant begin = Instant.now();
        Part.Outcome outcome = part.up();
        out.accept(line(
                part.name(), outcome == Part.Outcome.WAS_UP ? part.port() + " (was up)" : "" + part.port(), begin));
    }

    private static String line(String name, String what, Instant begin) {
        double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "  %-18s %-36s %5.1f s", name, what, seconds);
    }
}
