package dev.amana.token.signin;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of signing in.
 *
 * @param window in which wrong sign-ins are counted
 * @param wrongPerAddress wrong sign-ins from one address in a window before it has to wait; high, because a network of thousands may
 *     share one address
 * @param slowAfter wrong sign-ins of one address, or with one CPR, after which every further answer takes longer
 * @param slowBy how much longer, for each
 * @param slowAtMost and no longer than this
 * @param answerAfter no answer comes sooner, so that its time tells nothing about what was found
 * @param trustedProxies addresses whose {@code X-Forwarded-For} is believed: the gateway's
 */
@Validated
@ConfigurationProperties("amana.sign-in")
public record SignInSettings(
        @NotNull @DefaultValue("15m") Duration window,
        @Min(1) @DefaultValue("50") int wrongPerAddress,
        @Min(0) @DefaultValue("5") int slowAfter,
        @NotNull @DefaultValue("250ms") Duration slowBy,
        @NotNull @DefaultValue("3s") Duration slowAtMost,
        @NotNull @DefaultValue("250ms") Duration answerAfter,

        @NotNull @DefaultValue({"127.0.0.1", "::1", "0:0:0:0:0:0:0:1"})
        Set<String> trustedProxies) {

    /** How long an answer takes at least, after so many wrong tries. */
    Duration answerAfter(int wrongTries) {
        Duration slow = slowBy.multipliedBy(Math.max(0, wrongTries - slowAfter));
        return answerAfter.plus(slow.compareTo(slowAtMost) > 0 ? slowAtMost : slow);
    }
}
