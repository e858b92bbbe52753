package dev.amana.consent.http;

import dev.amana.consent.ConsentServiceApplication;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/** One more instance in a process of its own, that keeps time so far ahead and can be killed like any process. */
final class SeparateInstance implements AutoCloseable {

    private final Process process;

    private SeparateInstance(Process process) {
        this.process = process;
    }

    static SeparateInstance start(Duration ahead) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""))
                        .replace(";", File.pathSeparator),
                SeparateInstance.class.getName(),
                ahead.toString()));
        Map<String, Object> properties = RunningService.properties();
        properties.put("amana.deadlines.look-every", "50ms");
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            return new SeparateInstance(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9}: nothing is finished, nothing is told. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** The other process: how far ahead its clock is, then properties. */
    public static void main(String[] arguments) {
        Clock clock = Clock.tick(
                Clock.offset(Clock.system(ZoneOffset.UTC), Duration.parse(arguments[0])), Duration.ofMillis(1));
        new SpringApplicationBuilder(ConsentServiceApplication.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
    }
}
