package dev.amana.feed;

import dev.amana.testsupport.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An {@link Instance} in a process of its own, to be stopped and killed as processes are. It ends with its parent. */
public final class Child implements AutoCloseable {

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /** Starts a process with an instance that publishes that topic. */
    public static Child publishing(TestDatabase database, String kafka, String topic) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""))
                        .replace(";", File.pathSeparator),
                Child.class.getName()));
        command.addAll(List.of(database.jdbcUrl(), database.username(), database.password(), kafka, topic));
        try {
            return new Child(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/children.log")))
                    .start());
        } catch (IOException e) {
            throw new IllegalStateException("no child process", e);
        }
    }

    public static void main(String[] args) throws IOException {
        Instance.start(
                new TestDatabase(args[0], args[1], args[2]), args[3], List.of(), "amana.feed.publish.topic=" + args[4]);
        while (System.in.read() >= 0) {
            // the parent never writes; it only holds the pipe open
        }
        Runtime.getRuntime().halt(0);
    }

    public long pid() {
        return process.pid();
    }

    public void suspend() {
        signal(process.pid(), "STOP");
    }

    public void resume() {
        signal(process.pid(), "CONT");
    }

    /** As {@code kill -9} does it. */
    public void kill() {
        process.destroyForcibly();
        join();
    }

    @Override
    public void close() {
        kill();
    }

    /** Sends a signal to a process of this test. */
    static void signal(long pid, String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + name + " answered " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void join() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
