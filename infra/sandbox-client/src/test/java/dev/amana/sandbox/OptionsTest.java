package dev.amana.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), Set.of("rounds", "name"), Set.of("secret"));
    }

    @Test
    void valuesFlagsAndDefaults() {
        Options options = parse("--name", "a", "--secret", "--name", "b", "--base", "http://localhost:9000/");
        assertThat(options.all("name")).containsExactly("a", "b");
        assertThat(options.require("name")).isEqualTo("b");
        assertThat(options.has("secret")).isTrue();
        assertThat(options.count("rounds", 7, 1)).isEqualTo(7);
        assertThat(options.sandbox().api("/accounts"))
                .hasToString("http://localhost:9000/apigateway/bobf/release1.0.0/accounts");
        assertThat(options.sandbox().coreBanking("/customers")).hasToString("http://localhost:9004/customers");
        assertThat(parse().sandbox().issuer()).hasToString("http://localhost:8080/apigateway/as");
    }

    @Test
    void anythingElseIsSaidPlainly() {
        assertFails("--other is not an option here", "--other");
        assertFails("\"other\" is not an option; options begin with --", "other");
        assertFails("--name needs a value", "--name");
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> parse("--rounds", "many").count("rounds", 1, 1))
                .withMessage("--rounds needs a number");
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> parse("--rounds", "0").count("rounds", 1, 1))
                .withMessage("--rounds is at least 1");
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> parse("--base", "localhost").sandbox());
    }

    @Test
    void stackThatIsNotUpIsSaidPlainlyAndExits1() {
        var said = new ByteArrayOutputStream();
        var sink = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(Main.run(List.of("journey", "--base", "http://localhost:1"), sink, sink))
                .isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Is the stack up? ./amana up");
    }

    @Test
    void unknownCommandGetsTheUsageAndExits2() {
        var said = new ByteArrayOutputStream();
        var sink = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(Main.run(List.of("fly"), sink, sink)).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("bench read-your-writes");
    }

    private static void assertFails(String message, String... arguments) {
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> parse(arguments))
                .withMessage(message);
    }
}
