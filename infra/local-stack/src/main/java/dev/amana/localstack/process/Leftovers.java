package dev.amana.localstack.process;

import dev.amana.localstack.keys.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What earlier builds left in the cache: a hundred megabytes each. */
public final class Leftovers {

    private Leftovers() {}

    /** Removes the directories beside the one that is current, except those that a running process was started from. */
    public static void removeBeside(Path current) {
        List<String> commands = ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .toList();
        try (Stream<Path> all = Files.list(current.getParent())) {
            all.filter(Files::isDirectory)
                    .filter(each -> !each.equals(current))
                    .filter(each -> commands.stream().noneMatch(command -> command.contains(each.toString())))
                    .forEach(PrivateFiles::removeDirectory);
        } catch (IOException e) {
            System.err.println("  the cache in " + current.getParent() + " could not be cleaned: " + e);
        }
    }
}
