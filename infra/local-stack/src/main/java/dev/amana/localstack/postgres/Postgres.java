package dev.amana.localstack.postgres;

import dev.amana.localstack.StackException;
import dev.amana.localstack.keys.Secrets;
import dev.amana.localstack.process.Launch;
import dev.amana.localstack.process.Launcher;
import dev.amana.localstack.process.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The PostgreSQL server: its data directory and how it is started.
 *
 * @param cache where its programs are unpacked
 * @param data its own
 */
public record Postgres(Path cache, Path data, int port, Secrets secrets, Path log) {

    static final String SUPERUSER = "postgres";

    /** What differs from PostgreSQL's defaults; fsync, synchronous_commit and full_page_writes are named to stay on. */
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections",
                    "200", // two instances of each service may hold 98; a third beside them while one is replaced
            "shared_buffers", "96MB",
            "max_wal_size", "512MB",
            "timezone", "UTC",
            "log_timezone", "UTC");

    private static final String PIDFILE = "postmaster.pid";

    /** Makes the data directory when there is none. */
    public void prepare() {
        Unprivileged.require();
        forgetStranger();
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                SUPERUSER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + secrets.passwordFile(SUPERUSER),
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    public Launch launch() {
        List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data.toString(), "-p", "" + port));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new Launch(Unprivileged.command(command), Map.of(), marker(), log);
    }

    /** A server that runs on our directory though its process file is gone; it is as good as one we start. */
    public Optional<ProcessHandle> orphan() {
        return postmasterPid().flatMap(ProcessHandle::of).filter(handle -> ProcessTable.hasMarker(handle, marker()));
    }

    public String marker() {
        return "-D " + data;
    }

    /** A pid file that names a process of somebody else's would keep the server from starting. */
    private void forgetStranger() {
        if (postmasterPid().isPresent() && orphan().isEmpty()) {
            try {
                Files.deleteIfExists(data.resolve(PIDFILE));
            } catch (IOException e) {
                throw new StackException("cannot remove the stale " + data.resolve(PIDFILE), e);
            }
        }
    }

    private Optional<Long> postmasterPid() {
        Path file = data.resolve(PIDFILE);
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().findFirst().map(line -> Long.parseLong(line.strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new StackException("cannot read " + file, e);
        }
    }

    private String program(String name) {
        return PostgresBinaries.in(cache).resolve("bin").resolve(name).toString();
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program(program)));
        command.addAll(List.of(arguments));
        try {
            Process process = Launcher.prepare(Unprivileged.command(command), Map.of("LC_ALL", "C"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (process.waitFor() != 0) {
                throw new StackException("%s failed; see %s".formatted(program, log));
            }
        } catch (IOException e) {
            throw new StackException("cannot run " + program + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
