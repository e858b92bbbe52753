package dev.amana.localstack;

import dev.amana.localstack.PartStatus.State;
import dev.amana.localstack.keys.KeyFiles;
import dev.amana.localstack.process.Running;
import dev.amana.localstack.service.Service;
import dev.amana.localstack.service.Traces;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A whole platform on this machine: PostgreSQL, Kafka, the services and the gateway, each a process that goes on when
 * this program ends. Parts are called by the names that {@link #status} lists. One thread at a time.
 */
public final class LocalStack {

    private final Parts parts;
    private final Set<Service> services;
    private final Consumer<String> out;

    /**
     * A stack, running or not; nothing is started by this.
     *
     * @param services those of it that are wanted
     * @param out told each step in a line
     */
    public LocalStack(
            Checkout checkout, StackDirectory directory, Ports ports, Set<Service> services, Consumer<String> out) {
        this.parts = new Parts(checkout, directory, ports);
        this.services = EnumSet.copyOf(services);
        this.out = out;
    }

    /**
     * A stack of its own for a test: in this directory, on free ports, from the checkout that the test runs in; with two
     * instances of each service where the system property {@code amana.instances} says so.
     */
    public static LocalStack forTest(Path directory) {
        return new LocalStack(
                Checkout.around(Path.of("")),
                new StackDirectory(directory),
                Ports.free().withInstances(Integer.getInteger("amana.instances", 1)),
                EnumSet.allOf(Service.class),
                System.out::println);
    }

    /** Where the services started from now on send their traces (OTLP over HTTP); nowhere when empty, and unless told. */
    public void traceTo(Optional<URI> endpoint) {
        parts.directory().create();
        new Traces(parts.directory()).to(endpoint);
    }

    /** Starts what is not running, and returns when all is ready. */
    public void up() {
        parts.directory().create();
        try (RunLock ignored = RunLock.take(parts.directory())) {
            new RunFile(parts.directory()).write(parts.ports());
            new StartUp(parts, services, out).run();
        }
    }

    /** How later starts of this build are made faster. */
    Recordings recordings() {
        return new Recordings(parts, services, out);
    }

    /** Ends every process of the stack, the outermost first; says nothing where there is none. */
    public void down() {
        parts.directory().create();
        try (RunLock ignored = RunLock.take(parts.directory())) {
            recordings().stop();
            down(parts.service(Service.GATEWAY));
            List<Part> inner = new ArrayList<>(additionalInstances());
            services.stream()
                    .filter(service -> service != Service.GATEWAY)
                    .map(parts::service)
                    .forEach(inner::addAll);
            down(inner);
            down(List.of(parts.kafka(), parts.postgresql()));
        }
    }

    private void down(List<Part> together) {
        Together.run(together.stream()
                .<Runnable>map(part -> () -> {
                    if (part.down()) {
                        out.accept("  " + part.name() + " stopped");
                    }
                })
                .toList());
    }

    public List<PartStatus> status() {
        return all().stream().map(LocalStack::status).toList();
    }

    private static PartStatus status(Part part) {
        Optional<Running> running = part.running();
        State state = running.isEmpty() ? State.STOPPED : part.ready().getAsBoolean() ? State.READY : State.NOT_READY;
        return new PartStatus(
                part.name(),
                part.port(),
                state,
                running.map(Running::pid).map(OptionalLong::of).orElse(OptionalLong.empty()),
                running.map(Running::handle).map(Memory::residentMib).orElse(OptionalLong.empty()));
    }

    /** Starts one part, unless it runs, and returns when it is ready. A newer build may need a key that the stack's did not. */
    public void start(String part) {
        new KeyFiles(parts.directory().keys()).create();
        part(part).up();
    }

    /** Ends one part gracefully. */
    public void stop(String part) {
        part(part).down();
    }

    public void restart(String part) {
        stop(part);
        start(part);
    }

    /** SIGKILL. The part is gone when this returns. */
    public void kill(String part) {
        running(part).kill();
    }

    /** SIGSTOP: the part stands still, its connections stay open. */
    public void pause(String part) {
        running(part).pause();
    }

    /** SIGCONT. */
    public void resume(String part) {
        running(part).resume();
    }

    /**
     * Starts a further instance of a service beside the first, and returns when it is ready.
     *
     * @return its name, for the other methods
     */
    public String startInstance(Service service, int port) {
        String name = service.partName() + "-" + port;
        parts.instance(service, name, port).up();
        return name;
    }

    public Ports ports() {
        return parts.ports();
    }

    public StackDirectory directory() {
        return parts.directory();
    }

    /** Where the gateway answers: the origin of everything the world sees. */
    public URI publicBase() {
        return URI.create("http://localhost:" + parts.ports().of(Service.GATEWAY));
    }

    /** How to reach the database of a service, as that service does. */
    public String jdbcUrl(String database) {
        return parts.databases().url(database);
    }

    public String bootstrapServers() {
        return "localhost:" + parts.ports().kafka();
    }

    private Running running(String name) {
        return part(name).running().orElseThrow(() -> new StackException(name + " is not running"));
    }

    private Part part(String name) {
        return all().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackException("there is no part \"" + name + "\"; the parts are "
                        + String.join(", ", all().stream().map(Part::name).toList())));
    }

    private List<Part> all() {
        List<Part> all = new ArrayList<>(List.of(parts.postgresql(), parts.kafka()));
        services.stream().map(parts::service).forEach(all::addAll);
        all.addAll(additionalInstances());
        return all;
    }

    private List<Part> additionalInstances() {
        return RunFile.instances(parts.directory()).stream()
                .map(instance -> parts.instance(instance.service(), instance.name(), instance.port()))
                .toList();
    }
}
