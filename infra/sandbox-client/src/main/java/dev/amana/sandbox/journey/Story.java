package dev.amana.sandbox.journey;

import dev.amana.sandbox.http.Answer;
import java.io.PrintStream;
import java.net.URI;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Tells the journey: each step with its number, and under it every call, its answer and what matters of it. */
final class Story implements Consumer<Answer> {

    /** Codes, request URIs and the like are shown by their beginning only. */
    private static final Pattern LONG_VALUE = Pattern.compile("(=[^&=]{8})[^&]{5,}");

    private final PrintStream out;
    private int number;

    Story(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        out.printf("%n%s%n", title);
    }

    void step(String sentence) {
        number++;
        out.printf("%n%3d  %s%n", number, sentence);
    }

    int steps() {
        return number;
    }

    @Override
    public void accept(Answer answer) {
        out.printf("       %s %s%n", answer.method(), shown(answer.address()));
        out.printf(
                "       → %d%s  (%d ms)%n",
                answer.status(),
                answer.header("location")
                        .map(to -> "  Location: " + shown(answer.address().resolve(to)))
                        .orElse(""),
                answer.took().toMillis());
    }

    /** Something the answer held, after it was found to be right. */
    void fact(String name, Object value) {
        out.printf("         %s: %s%n", name, value);
    }

    private static String shown(URI address) {
        return LONG_VALUE.matcher(address.toString()).replaceAll("$1…");
    }
}
