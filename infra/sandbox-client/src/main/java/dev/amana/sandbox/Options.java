package dev.amana.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was typed behind a command: {@code --name value}, and {@code --name} alone for a flag. */
public final class Options {

    private static final Set<String> COMMON = Set.of("base", "dir");

    private final Map<String, List<String>> values;

    private Options(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * @param known the names that take a value; {@code base} and {@code dir} always do
     * @param flags the names that take none
     * @throws SandboxFailure on anything else
     */
    public static Options parse(List<String> arguments, Set<String> known, Set<String> flags) {
        var values = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = name(arguments.get(i));
            List<String> given = values.computeIfAbsent(name, _ -> new ArrayList<>());
            if (flags.contains(name)) {
                given.add("true");
            } else if (known.contains(name) || COMMON.contains(name)) {
                if (++i == arguments.size()) {
                    throw new SandboxFailure("--" + name + " needs a value");
                }
                given.add(arguments.get(i));
            } else {
                throw new SandboxFailure("--" + name + " is not an option here");
            }
        }
        return new Options(values);
    }

    private static String name(String argument) {
        if (!argument.startsWith("--")) {
            throw new SandboxFailure("\"" + argument + "\" is not an option; options begin with --");
        }
        return argument.substring(2);
    }

    public Optional<String> find(String name) {
        return all(name).stream().reduce((_, last) -> last);
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public String require(String name) {
        return find(name).orElseThrow(() -> new SandboxFailure("--" + name + " is needed"));
    }

    public boolean has(String flag) {
        return values.containsKey(flag);
    }

    /** A count of at least {@code least}. */
    public int count(String name, int unlessGiven, int least) {
        try {
            int count = find(name).map(Integer::parseInt).orElse(unlessGiven);
            if (count < least) {
                throw new SandboxFailure("--" + name + " is at least " + least);
            }
            return count;
        } catch (NumberFormatException _) {
            throw new SandboxFailure("--" + name + " needs a number");
        }
    }

    public Sandbox sandbox() {
        try {
            return new Sandbox(
                    URI.create(find("base").orElse("http://localhost:8080")),
                    Path.of(find("dir").orElse(".amana")).toAbsolutePath());
        } catch (IllegalArgumentException _) {
            throw new SandboxFailure("--base is not an address");
        }
    }
}
