package dev.amana.token.pages;

import dev.amana.token.TokenService;
import dev.amana.token.farends.Browser;
import dev.amana.token.farends.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** One more instance beside the one under test, on the same database; it stands behind TLS. */
final class OtherInstance implements AutoCloseable {

    private static final List<String> SHARED = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.kafka.bootstrap-servers",
            "amana.master-key-file",
            "amana.admin-key-file",
            "amana.sandbox.keys-dir",
            "amana.core-banking.public-key-file",
            "amana.consent-service-base",
            "amana.profile",
            "amana.sign-in.slow-by",
            "amana.sign-in.wrong-per-address");

    private final ConfigurableApplicationContext context;

    /**
     * @param clock of both: what one instance counts must not look over to the other
     * @param answerAfter how long its sign-ins take at least
     */
    OtherInstance(Environment first, TestClock clock, Duration answerAfter) {
        Stream<String> shared =
                SHARED.stream().map(name -> "--" + name + "=" + first.getRequiredProperty(name, Object.class));
        List<String> arguments = new ArrayList<>(shared.toList());
        arguments.add("--amana.sign-in.answer-after=" + answerAfter.toMillis() + "ms");
        arguments.add("--server.port=0");
        arguments.add("--amana.public-base=https://bank.example");
        context = new SpringApplicationBuilder(TokenService.class)
                .initializers(starting -> ((GenericApplicationContext) starting)
                        .registerBean("testClock", TestClock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(arguments.toArray(String[]::new));
    }

    Browser browser() {
        return new Browser(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @Override
    public void close() {
        context.close();
    }
}
