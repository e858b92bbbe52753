package dev.amana.localstack;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was asked on the command line.
 *
 * @param checkout the source tree, {@code --root}
 * @param directory where the stack lives, {@code --dir}
 * @param ports {@code --port}, when given
 * @param instances {@code --instances}, when given
 * @param traces {@code --traces}, when given: where traces go
 * @param part what {@code restart} is about
 */
record Arguments(
        Verb verb,
        Checkout checkout,
        StackDirectory directory,
        Optional<Ports> ports,
        OptionalInt instances,
        Optional<URI> traces,
        Optional<String> part) {

    /** What can be asked. */
    enum Verb {
        UP,
        DOWN,
        STATUS,
        RESTART,
        /** What {@code up} leaves behind for a moment: see {@link Recordings}. */
        RECORD
    }

    static final String USAGE = "usage: up | down | status | restart <part>"
            + "   [--port <base port>] [--instances <1 or 2>] [--traces <OTLP address>] [--dir <directory>]";

    static Arguments parse(List<String> words) {
        Verb verb = null;
        String part = null;
        String root = "";
        String directory = null;
        Ports ports = null;
        OptionalInt instances = OptionalInt.empty();
        URI traces = null;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "up" -> verb = Verb.UP;
                case "down" -> verb = Verb.DOWN;
                case "status" -> verb = Verb.STATUS;
                case "record" -> verb = Verb.RECORD;
                case "restart" -> {
                    verb = Verb.RESTART;
                    part = after(words, i++);
                }
                case "--root" -> root = after(words, i++);
                case "--dir" -> directory = after(words, i++);
                case "--port" -> ports = new Ports(number(after(words, i++)));
                case "--instances" -> instances = OptionalInt.of(number(after(words, i++)));
                case "--traces" -> traces = address(after(words, i++));
                default -> throw new StackException("what is \"" + word + "\"? " + USAGE);
            }
        }
        if (verb == null) {
            throw new StackException(USAGE);
        }
        Checkout checkout = Checkout.around(Path.of(root));
        Path place = directory == null ? checkout.root().resolve(".amana") : Path.of(directory);
        return new Arguments(
                verb,
                checkout,
                new StackDirectory(place),
                Optional.ofNullable(ports),
                instances,
                Optional.ofNullable(traces),
                Optional.ofNullable(part));
    }

    private static String after(List<String> words, int index) {
        if (index + 1 >= words.size()) {
            throw new StackException(words.get(index) + " needs a value. " + USAGE);
        }
        return words.get(index + 1);
    }

    /** A collector's address without a path is completed as OTLP has it. */
    private static URI address(String text) {
        try {
            URI address = new URI(text);
            if (address.getScheme() == null || !address.getScheme().startsWith("http") || address.getHost() == null) {
                throw new StackException("\"" + text + "\" is no address of HTTP");
            }
            return address.getPath().length() > 1 ? address : address.resolve("/v1/traces");
        } catch (URISyntaxException e) {
            throw new StackException("\"" + text + "\" is no address", e);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StackException("\"" + text + "\" is no number", e);
        }
    }
}
