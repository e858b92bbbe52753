package dev.amana.localstack.process;

import dev.amana.localstack.StackException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts processes that go on when this program has ended, and when the terminal has closed. */
public final class Launcher {

    /** What a shell may have set for programs of its own and would change ours. */
    private static final List<String> NOT_INHERITED = List.of("SPRING_", "SERVER_", "AMANA_", "MANAGEMENT_");

    private static final long LARGEST_LOG_BYTES = 20L * 1024 * 1024;

    private Launcher() {}

    public static Running start(Launch launch, ProcessFile file) {
        try {
            turnOver(launch.log());
            file.announce(launch.marker());
            Process process = prepare(detached(launch.command()), launch.environment())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(launch.log().toFile()))
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            file.write(process.toHandle(), launch.marker());
            return new Running(process.toHandle());
        } catch (IOException e) {
            file.delete();
            throw new StackException("cannot start " + launch.command().getFirst() + ": " + e, e);
        }
    }

    /** With the environment that every part gets. */
    public static ProcessBuilder prepare(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> NOT_INHERITED.stream().anyMatch(name::startsWith));
        builder.environment().putAll(environment);
        return builder;
    }

    /** Both commands become the program itself, so the process id stays. */
    private static List<String> detached(List<String> command) {
        List<String> detached = new ArrayList<>();
        Stream.of("setsid", "nohup").filter(Launcher::isInstalled).findFirst().ifPresent(detached::add);
        detached.addAll(command);
        return detached;
    }

    private static boolean isInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(":", -1)).anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    private static void turnOver(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
