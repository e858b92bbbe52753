package dev.amana.localstack.postgres;

import dev.amana.localstack.StackException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root: there, it runs in a user namespace in which root is nobody. */
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private Unprivileged() {}

    static List<String> command(List<String> command) {
        if (!isRoot()) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(NAMESPACE);
        wrapped.addAll(command);
        return wrapped;
    }

    /** Refuses on a machine where root cannot make user namespaces. */
    static void require() {
        if (isRoot() && !"0".equals(run(List.of("sh", "-c", "unshare -U true; echo $?")))) {
            throw new StackException(
                    "PostgreSQL does not run as root, and this machine lets root make no user namespaces"
                            + " (unshare -U). Run as another user");
        }
    }

    private static boolean isRoot() {
        return "0".equals(run(List.of("id", "-u")));
    }

    private static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            process.waitFor();
            return output.strip();
        } catch (IOException e) {
            throw new StackException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
